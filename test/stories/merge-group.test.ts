import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { RunConclusion } from '../../src/playground/github/world/records.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { policyName, shownOn, theCoverageCheck, wipName } from '../support/shown.ts';
import { code, coverageOf, judgedAt, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/**
 * A pull request of the given coverage goes into the merge queue, which tests a commit of its own.
 * What the queue requires is set before: a job that begins earlier would not know of it.
 */
async function queueUp(name: string, covered: number, required: string[] = []) {
  const repository = story.addRepository(`harbour/${name}`);
  const pull = openSmallPull(repository, name);
  runSmallCi(repository, pull, covered);
  await story.settle();
  if (required.length > 0) {
    repository.addRuleSet(required.map(context => ({ context, integrationId: null })));
  }
  const group = repository.enqueueMergeGroup([pull.number]);
  const run = repository.startWorkflowRun({ branch: group.branch, event: 'merge_group' }).begin();

  return { repository, pull, group, run };
}

/** A group that waits keeps a job for its deadline: the server is never idle then. */
function untilOpen(repository: RepositoryHandle, headSha: string) {
  return until('both checks of the group', () =>
    repository.checks.runs({ app: 'rung', headSha }).length === 2 ? true : undefined,
  );
}

const carried = 'success: As on #1: 90.00% of 10 changed lines run by tests; asked 80%';

test.each<[RunConclusion, string]>([
  ['success', 'success: 1 of 1 workflow green'],
  ['failure', 'failure: 1 of 1 workflow not green'],
])(
  'a group whose own run ends with %s carries coverage over and judges its own CI',
  async (conclusion, ci) => {
    const { repository, pull, group, run } = await queueUp(`ends-with-${conclusion}`.replaceAll('-', '_'), 9);
    await untilOpen(repository, group.headSha);
    expect(shownOn(repository, group.headSha)).toEqual({
      coverage: [carried],
      ci: ['in_progress: Waiting for 1 workflow run to finish'],
    });

    run.complete({ conclusion });
    await story.settle();
    expect(group.headSha).not.toBe(pull.headSha);
    expect(shownOn(repository, group.headSha)).toEqual({ coverage: [carried], ci: [ci] });
    expect(shownOn(repository, pull.headSha)).toEqual({
      coverage: [judgedAt(9)],
      ci: ['success: 1 of 1 workflow green'],
    });
  },
);

test('F1: a pull request that is still being judged is waited for: no answer is given and taken back', async () => {
  const repository = story.addRepository('harbour/hasty');
  const pull = openSmallPull(repository, 'hasty');
  const own = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await untilOpen(repository, pull.headSha);
  const group = repository.enqueueMergeGroup([pull.number]);
  const run = repository.startWorkflowRun({ branch: group.branch, event: 'merge_group' }).begin();
  await untilOpen(repository, group.headSha);
  const waiting = shownOn(repository, group.headSha);
  run.complete({ conclusion: 'success' });
  await until(
    'CI of the group',
    () => shownOn(repository, group.headSha).ci[0]?.startsWith('success') || undefined,
  );
  const stillWaiting = shownOn(repository, group.headSha).coverage;
  own.complete({ conclusion: 'success', artifacts: [coverageOf('hasty', 9)] });
  await story.settle();

  expect(waiting.coverage).toEqual(['in_progress: Waiting for 1 workflow run to finish']);
  expect(stillWaiting).toEqual([expect.stringMatching(/^in_progress: /)]);
  expect(shownOn(repository, group.headSha).coverage).toEqual([carried]);
});

test('F31: a red coverage is carried over red', async () => {
  const { repository, group, run } = await queueUp('red', 7);
  run.complete({ conclusion: 'success' });
  await story.settle();

  expect(shownOn(repository, group.headSha).coverage).toEqual([
    'failure: As on #1: 70.00% of 10 changed lines run by tests; asked 80%',
  ]);
  expect(theCoverageCheck(repository, group.headSha).summary).toContain('#1');
});

test('F31: a commit status that the queue requires is waited for on the commit of the group', async () => {
  const { repository, group, run } = await queueUp('guarded', 9, ['licences']);
  run.complete({ conclusion: 'success' });
  await untilOpen(repository, group.headSha);
  expect(shownOn(repository, group.headSha).ci).toEqual([expect.stringMatching(/^in_progress: /)]);
  repository.checks.setStatus({ sha: group.headSha, context: 'licences', state: 'failure' });
  await story.settle();

  expect(shownOn(repository, group.headSha).ci).toEqual(['failure: 1 of 1 required not green']);
});

test('what hangs on the pull request is answered in the group too where the queue requires it', async () => {
  const repository = story.addRepository('harbour/asking');
  repository.addRuleSet([
    { context: wipName, integrationId: null },
    { context: policyName, integrationId: null },
  ]);
  const pull = openSmallPull(repository, 'asking');
  runSmallCi(repository, pull, 9);
  await story.settle();
  const group = repository.enqueueMergeGroup([pull.number]);
  repository
    .startWorkflowRun({ branch: group.branch, event: 'merge_group' })
    .complete({ conclusion: 'success' });
  await story.settle();
  const lines = [wipName, policyName].flatMap(name =>
    repository.checks
      .runs({ app: 'rung', name, headSha: group.headSha })
      .map(run => `${run.conclusion}: ${run.title}`),
  );

  expect(lines).toEqual([
    'success: As on #1: 1 open, limit 3',
    'success: As on #1: This pull request does not change the policy',
  ]);
});

test('a group that was destroyed gets no further check runs', async () => {
  const { repository, group, run } = await queueUp('dropped', 9);
  await untilOpen(repository, group.headSha);
  const before = shownOn(repository, group.headSha);
  group.destroy();
  run.complete({ conclusion: 'success' });
  await story.settle();

  expect(before.coverage).toEqual([carried]);
  expect(shownOn(repository, group.headSha).coverage).toEqual([carried]);
  expect(shownOn(repository, group.headSha).ci).toHaveLength(1);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});

test('the head of a pull request borrows no verdict, closed or moved on, whatever its branch is called', async () => {
  const repository = story.addRepository('harbour/borrowing');
  const green = openSmallPull(repository, 'green');
  runSmallCi(repository, green, 9);
  const branch = `gh-readonly-queue/main/pr-${green.number}-5d1b7c0`;
  const headSha = repository.push(branch, { [pathOf('sly')]: code('sly') }, { by: 'mia' });
  const pull = repository.openPullRequest({ head: branch, author: 'mia' });
  repository
    .startWorkflowRun({ branch, event: 'push' })
    .complete({ conclusion: 'success', artifacts: [coverageOf('sly', 2)] });
  await story.settle();
  const pressReRun = async () => {
    const check = repository.checks.runs({ app: 'rung', headSha }).find(run => /coverage/.test(run.name));
    repository.checks.rerequest(check?.id ?? 0, 'mia');
    await story.settle();
  };
  repository.push(branch, { 'NOTES.md': '# Notes\n' }, { by: 'mia' });
  await pressReRun();
  repository.moveBranch(branch, headSha, 'mia');
  pull.close();
  await pressReRun();

  expect(new Set(shownOn(repository, headSha).coverage)).toEqual(new Set([judgedAt(2)]));
});
