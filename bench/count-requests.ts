import { startApp } from '../src/app.ts';
import type { JournalEntry } from '../src/playground/github/rest/journal.ts';
import { completeAsRecorded, recordedChanges, runOnPush } from '../src/playground/scenario/example.ts';
import { readRecorded } from '../src/playground/scenario/recorded.ts';
import { settle } from '../src/playground/scenario/settle.ts';
import { openStage, type Stage } from '../src/playground/scenario/stage.ts';

interface Limits {
  readonly reads: number;
  readonly writes: number;
}

/** What one event costs in requests to GitHub; tokens, redirects and 304s apart. */
export async function countRequests(): Promise<readonly string[]> {
  const stage = await openStage({ startServer: startApp });
  try {
    // Catching up at start would meet the pull request before its first event does.
    await settle(stage);
    return [
      ...(await firstEvaluation(stage)),
      ...(await unchanged(stage)),
      ...(await oneOfTwoRunsEnds(stage)),
    ];
  } finally {
    await stage.close();
  }
}

/** One page of files, two runs, two reports, policy, all checks and the comment, nothing stored: the App is installed when all is over. */
async function firstEvaluation(stage: Stage): Promise<readonly string[]> {
  const { world, journal, deliveries } = stage.github;
  world.createRepository('harbour/.github', { files: { '.github/rung.yml': 'start: enforce\n' } });
  const repository = world.createRepository('harbour/quotes', { files: readRecorded('main-1').files });
  runOnPush(repository, 'main', 'main-1');
  repository.push('throttle', recordedChanges('main-1', 'throttle'));
  const pull = repository.openPullRequest({ head: 'throttle', author: 'mia' });
  completeAsRecorded(repository.startWorkflowRun({ branch: 'throttle', event: 'push' }), 'throttle');
  completeAsRecorded(repository.startWorkflowRun({ pullRequest: pull.number }), 'throttle');
  await deliveries.idle();
  deliveries.hold();
  world.install('harbour');
  // Told of the installation, Rung would judge at once: the first event of the pull request shall do that.
  deliveries.release(() => []);
  await settle(stage);
  journal.clear();
  pull.edit({ title: 'Throttle' });
  await settle(stage);

  return report('first full evaluation', journal.entries, { reads: 24, writes: 10 });
}

async function unchanged(stage: Stage): Promise<readonly string[]> {
  const { world, journal } = stage.github;
  journal.clear();
  world.repository('harbour/quotes').pullRequest(1).edit({ title: 'Bursts' });
  await settle(stage);

  return report('an event that changes nothing', journal.entries, { reads: 6, writes: 0 });
}

async function oneOfTwoRunsEnds(stage: Stage): Promise<readonly string[]> {
  const { world, journal } = stage.github;
  const repository = world.repository('harbour/quotes');
  repository.push('limits', recordedChanges('main-1', 'limits'));
  const pull = repository.openPullRequest({ head: 'limits', author: 'noor' });
  const first = repository.startWorkflowRun({ branch: 'limits', event: 'push' }).begin();
  repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await settle(stage);
  journal.clear();
  completeAsRecorded(first, 'limits');
  await settle(stage);

  return report('a finished run while another still runs', journal.entries, { reads: 2, writes: 0 });
}

function report(title: string, entries: readonly JournalEntry[], limits: Limits): readonly string[] {
  const list = entries.filter(entry => entry.kind === 'read' || entry.kind === 'write');
  const reads = list.filter(entry => entry.kind === 'read').length;
  const writes = list.filter(entry => entry.kind === 'write').length;
  const apart = ['token', 'redirect', 'notModified'].map(
    kind => `${entries.filter(entry => entry.kind === kind).length} ${kind}`,
  );

  return [
    `${title}: ${reads} reads (asked ≤ ${limits.reads}), ${writes} writes (asked ≤ ${limits.writes}); apart: ${apart.join(', ')}`,
    ...entries.map(entry => `    ${entry.kind.padEnd(11)} ${entry.method} ${entry.path}`),
  ];
}
