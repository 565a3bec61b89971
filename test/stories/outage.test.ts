import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { WorkflowRunHandle } from '../../src/playground/github/handles/workflow-run-handle.ts';
import { ciName, coverageName, wipName } from '../support/shown.ts';
import { code, judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';
import { storyClock } from '../support/story-clock.ts';

const hour = 3_600;
const clock = storyClock();
let story: Story;
beforeAll(async () => {
  story = await openStory({ clock: clock.now, change: { checkDeadlineMs: 24 * hour * 1000 } });
});
afterAll(() => story.close());

const names = ['pushed', 'merged', 'waived', 'running'] as const;
const waive = '/rung waive incremental-coverage because the generator has its own tests';

interface Place {
  readonly repository: RepositoryHandle;
  readonly pulls: Record<(typeof names)[number], PullRequestHandle>;
  readonly run: WorkflowRunHandle;
}

/** A repository with open pull requests, all judged but the one whose CI still runs. */
async function settleDown(fullName: string): Promise<Place> {
  const repository = story.addRepository(fullName);
  repository.setRole('ada', 'maintain');
  const pulls = Object.fromEntries(
    names.map(name => [name, openSmallPull(repository, name, { author: `author-of-${name}` })]),
  ) as Place['pulls'];
  for (const name of names) if (name !== 'running') runSmallCi(repository, pulls[name], 7);
  const run = repository.startWorkflowRun({ pullRequest: pulls.running.number }).begin();
  await story.settle();

  return { repository, pulls, run };
}

/** What people and CI do in a while. */
function live({ repository, pulls, run }: Place): PullRequestHandle {
  repository.push('pushed', { 'src/more.ts': code('more') }, { by: 'mia' });
  runSmallCi(repository, pulls.pushed, 9);
  pulls.merged.merge('ada');
  const fresh = openSmallPull(repository, 'fresh');
  runSmallCi(repository, fresh, 9);
  run.complete({ conclusion: 'failure', artifacts: [] });
  repository.conversation.comment(pulls.running.number, 'Looks good to me.', 'ada');
  repository.conversation.comment(pulls.waived.number, waive, 'ada');
  repository.publishRelease('v1.0.0', { body: 'What changed.' });

  return fresh;
}

/** What GitHub shows of Rung in the end, without what differs from repository to repository. */
async function endState({ repository, pulls }: Place, fresh: PullRequestHandle) {
  const all = Object.entries({ ...pulls, fresh });
  const shown = (headSha: string, name: string) => {
    const run = repository.checks.latest({ app: 'rung', name, headSha });

    return run && `${run.conclusion ?? run.status}: ${run.title}`;
  };
  const said = (number: number) =>
    repository.conversation
      .comments(number)
      .filter(({ app }) => app?.slug === 'rung')
      .map(({ body }) => body.split('\n', 1)[0]?.replace(/\b[0-9a-f]{7}\b/, '…'));
  const open = await story.stage.server.store.overviews.openPullRequests(repository.id);

  return {
    checks: Object.fromEntries(
      all.map(([name, { headSha }]) => [
        name,
        [coverageName, ciName, wipName].map(one => shown(headSha, one)),
      ]),
    ),
    release: shown(repository.tip(), 'Rung / Release'),
    comments: Object.fromEntries(all.map(([name, { number }]) => [name, said(number)])),
    open: open.map(({ number }) => number),
  };
}

async function whileAway(place: Place, seconds: number): Promise<PullRequestHandle> {
  await story.stage.server.close();
  // GitHub tells whole seconds. Half the quiet time is room for that; in stories it is shorter than a second.
  clock.pass(1);
  const fresh = live(place);
  await story.stage.github.deliveries.idle();
  clock.pass(seconds);
  await story.restart();
  await story.settle();

  return fresh;
}

describe('F5: what happens while the server is down ends as if it had been up', () => {
  let during: Place;
  let longAgo: Place;
  let expected: Awaited<ReturnType<typeof endState>>;
  beforeAll(async () => {
    const present = await settleDown('harbour/present');
    during = await settleDown('harbour/during');
    longAgo = await settleDown('harbour/long-ago');
    clock.pass(hour);
    const fresh = live(present);
    await story.settle();
    expected = await endState(present, fresh);
  }, 120_000);

  it('with judged pushes, a late run, a waiver and a release', () => {
    expect(expected.checks).toMatchObject({
      pushed: [judgedAt(9), 'success: 1 of 1 workflow green', 'success: 1 open, limit 3'],
      running: [expect.stringMatching(/^neutral: Not judged/), 'failure: 1 of 1 workflow not green', {}],
      waived: [expect.stringMatching(/waived$/), {}, {}],
    });
    expect(expected.release).toMatch(/^neutral: v1\.0\.0/);
    expect(expected.comments['waived']).toEqual([
      expect.stringContaining('Nothing left to do'),
      expect.stringContaining('is waived for this pull request'),
    ]);
  });

  it('after two days, from the deliveries that GitHub lists', async () => {
    const fresh = await whileAway(during, 48 * hour);
    expect(await endState(during, fresh)).toEqual(expected);

    const { entries } = story.stage.github.journal;
    const fetched = entries.filter(({ operation }) => operation === 'GET /app/hook/deliveries/{delivery_id}');
    // Two comments came: which of the deliveries is the command's, only their payloads tell.
    expect(fetched.length).toBeLessThanOrEqual(2);
  }, 60_000);

  it('after ten days, when GitHub has forgotten the deliveries, from the present state', async () => {
    const fresh = await whileAway(longAgo, 240 * hour);
    expect(await endState(longAgo, fresh)).toEqual(expected);
  }, 60_000);

  it('by requests that GitHub understands', () => {
    expect(story.stage.github.journal.invalid()).toEqual([]);
  });
});
