import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../src/playground/scenario/settle.ts';
import { shownOn } from '../support/shown.ts';
import { code, coverageOf, judgedAt, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/** A green pull request, and a branch of that name by which its verdict could be borrowed. */
async function greenPull(name: string) {
  const repository = story.addRepository(name);
  const green = openSmallPull(repository, 'good');
  runSmallCi(repository, green, 10);
  await story.settle();
  expect(shownOn(repository, green.headSha).coverage).toEqual([judgedAt(10)]);

  return { repository, queueBranch: `gh-readonly-queue/main/pr-${green.number}-abc` };
}

test("a fork's branch that is named like a merge queue's borrows no other pull request's verdict", async () => {
  const { repository, queueBranch } = await greenPull('harbour/forked');
  const fork = repository.fork('mallory');
  fork.push(queueBranch, { [pathOf('evil')]: code('evil') }, { by: 'mallory' });
  const evil = repository.openPullRequest({ head: `mallory:${queueBranch}` });
  repository
    .startWorkflowRun({ pullRequest: evil.number })
    .complete({ conclusion: 'success', artifacts: [coverageOf('evil', 0)] });
  await story.settle();
  repository.checks.create('scanner', 'scan', evil.headSha, { conclusion: 'success' });
  await story.settle();

  expect(shownOn(repository, evil.headSha).coverage).toEqual([judgedAt(0)]);
});

test("nor does a branch of the repository itself, before or after its pull request's life", async () => {
  const { repository, queueBranch } = await greenPull('harbour/within');
  const sha = repository.push(queueBranch, { [pathOf('evil')]: code('evil') }, { by: 'mallory' });
  repository.startWorkflowRun({ branch: queueBranch }).complete({ conclusion: 'success' });
  await story.settle();
  expect(shownOn(repository, sha).coverage).toEqual([]);

  const evil = repository.openPullRequest({ head: queueBranch, author: 'mallory' });
  repository
    .startWorkflowRun({ pullRequest: evil.number })
    .complete({ conclusion: 'success', artifacts: [coverageOf('evil', 0)] });
  await story.settle();
  evil.close();
  repository.checks.create('scanner', 'scan', sha, { conclusion: 'success' });
  await story.settle();

  expect(shownOn(repository, sha).coverage).toEqual([judgedAt(0)]);
});

test("a real group carries its pull request's coverage, also when CI alone was judged last", async () => {
  const { repository } = await greenPull('harbour/queued');
  const pull = openSmallPull(repository, 'next');
  runSmallCi(repository, pull, 10);
  await story.settle();
  repository.checks.create('scanner', 'scan', pull.headSha, { conclusion: 'success' });
  await story.settle();
  const group = repository.enqueueMergeGroup([pull.number]);
  repository
    .startWorkflowRun({ branch: group.branch, event: 'merge_group' })
    .complete({ conclusion: 'success' });
  const carried = await until('the carried verdict', () => shownOn(repository, group.headSha).coverage[0]);

  expect(carried).toBe(`success: As on #${pull.number}: 100.00% of 10 changed lines run by tests; asked 80%`);
});
