import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { coverageName, shownOn, theCoverageCheck } from '../support/shown.ts';
import { coverageOf, judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const green = 'success: 1 of 1 workflow green';

async function judgedPull(name: string) {
  const repository = story.addRepository(`harbour/${name}`);
  const pull = openSmallPull(repository, name);
  runSmallCi(repository, pull, 7);
  await story.settle();

  return { repository, pull, check: theCoverageCheck(repository, pull.headSha) };
}

/** Each check run is an evaluation of its own. */
function externalIds(repository: RepositoryHandle): Set<string> {
  return new Set(repository.checks.runs({ app: 'rung' }).map(run => run.externalId));
}

test('CR-13: the button on a check makes a fresh run of that check, each time', async () => {
  const { repository, pull, check } = await judgedPull('button');
  for (const times of [2, 3]) {
    repository.checks.rerequest(check.id, 'ada');
    await story.settle();
    expect(shownOn(repository, pull.headSha)).toEqual({
      coverage: Array(times).fill(judgedAt(7)),
      ci: [green],
    });
  }
  // With those of the WIP limit and of the definition of done, which nobody asked for again.
  expect(externalIds(repository).size).toBe(6);
});

test('CR-13: the button for all checks makes a fresh run of each', async () => {
  const { repository, pull } = await judgedPull('buttons');
  repository.checks.rerequestSuite(pull.headSha, 'ada');
  await story.settle();

  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [judgedAt(7), judgedAt(7)],
    ci: [green, green],
  });
});

test('the button while a check is still open leaves it at one run', async () => {
  const repository = story.addRepository('harbour/impatient');
  const pull = openSmallPull(repository, 'impatient');
  const run = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await story.settle();
  const open = theCoverageCheck(repository, pull.headSha);
  expect(open.status).toBe('in_progress');
  repository.checks.rerequest(open.id, 'ada');
  await story.settle();
  run.complete({ conclusion: 'success', artifacts: [coverageOf('impatient', 7)] });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7)]);
});

test('a press on a check of another App, or a foreign name, asks nothing of Rung', async () => {
  const { repository, pull } = await judgedPull('foreign');
  const foreign = repository.checks.create('impostor', coverageName, pull.headSha, { conclusion: 'success' });
  await story.settle();
  const before = shownOn(repository, pull.headSha).coverage;
  repository.checks.rerequest(foreign.id, 'ada');
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual(before);
});

test('F19: another attempt of a workflow that turns green turns the checks green, in new runs', async () => {
  const repository = story.addRepository('harbour/attempts');
  const pull = openSmallPull(repository, 'attempts');
  const run = runSmallCi(repository, pull, 3, { conclusion: 'failure' });
  await story.settle();
  const red = { coverage: judgedAt(3), ci: 'failure: 1 of 1 workflow not green' };
  expect(shownOn(repository, pull.headSha)).toEqual({ coverage: [red.coverage], ci: [red.ci] });

  run.rerun();
  await story.settle();
  expect(shownOn(repository, pull.headSha).ci).toEqual([
    red.ci,
    'in_progress: Waiting for 1 workflow run to finish',
  ]);
  run.complete({ conclusion: 'success', artifacts: [coverageOf('attempts', 9)] });
  await story.settle();

  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [red.coverage, judgedAt(9)],
    ci: [red.ci, green],
  });
  expect(story.stage.github.journal.invalid()).toEqual([]);
});

test('F19: a workflow that is started again on the same head turns its required job green', async () => {
  const repository = story.addRepository('harbour/started-again');
  repository.addRuleSet([{ context: 'test', integrationId: null }]);
  const pull = openSmallPull(repository, 'again');
  for (const conclusion of ['failure', 'success'] as const) {
    repository.startWorkflowRun({ pullRequest: pull.number }).complete({ conclusion });
    await story.settle();
  }

  expect(shownOn(repository, pull.headSha).ci).toEqual([
    'failure: 1 of 1 required not green',
    'success: 1 of 1 required green',
  ]);
});
