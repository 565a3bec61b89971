import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunOutcome } from '../../src/playground/github/handles/workflow-run-handle.ts';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import { coverageOf, judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const asking = '{ missing-report: block }';

/** A repository whose `main` reports coverage, and what its policy says. */
function reporting(name: string, rule = '{}') {
  const policy = `start: enforce\nchecks:\n  incremental-coverage: ${rule}\n`;
  const repository = story.addRepository(`harbour/${name}`, { files: { '.github/rung.yml': policy } });
  repository
    .startWorkflowRun({ branch: 'main', event: 'push' })
    .complete({ conclusion: 'success', artifacts: [coverageOf('main', 10)] });

  return repository;
}

const garbage = [{ name: 'coverage', files: { 'lcov.info': 'nothing\n' } }];

test.each([
  ['without-upload', {}],
  ['unreadable', { artifacts: garbage }],
] as const)('%s: the check names that main has a report, and does not block', async (name, outcome) => {
  const repository = reporting(name);
  const pull = openSmallPull(repository, 'fix');
  repository
    .startWorkflowRun({ pullRequest: pull.number })
    .complete({ conclusion: 'success', ...(outcome as Partial<RunOutcome>) });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'neutral: Not judged: no readable report, main has one; not blocking',
  ]);
  expect(theCoverageCheck(repository, pull.headSha).summary).toContain(
    'In the last 30 days workflow runs of `main` did upload coverage reports.',
  );
});

test('blocks where the policy asks for it, says so in a comment, and lets go when the report comes', async () => {
  const repository = reporting('asked', asking);
  const pull = openSmallPull(repository, 'fix');
  repository.startWorkflowRun({ pullRequest: pull.number }).complete({ conclusion: 'success' });
  await story.settle();

  const required = 'action_required: Evidence required: no readable report here, main has one';
  expect(shownOn(repository, pull.headSha).coverage).toEqual([required]);
  expect(theCoverageCheck(repository, pull.headSha).summary).not.toContain('Nothing is blocked');
  expect(repository.conversation.comments(pull.number).map(({ body }) => body)).toEqual([
    expect.stringContaining('no readable report from this commit, though `main` has one'),
  ]);

  runSmallCi(repository, pull, 9);
  await story.settle();
  expect(shownOn(repository, pull.headSha).coverage).toEqual([required, judgedAt(9)]);
  expect(repository.conversation.comments(pull.number).map(({ body }) => body)).toEqual([
    expect.stringContaining('Nothing left to do'),
  ]);
});

test('a workflow that the pull request takes away is no way out', async () => {
  const repository = reporting('no-workflow', asking);
  const pull = openSmallPull(repository, 'fix');
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'action_required: Evidence required: no readable report here, main has one',
  ]);
});

test.each([
  ['advised', '{ mode: advise, missing-report: block }'],
  ['drafted', asking],
])('%s: it stays neutral', async (name, rule) => {
  const repository = reporting(name, rule);
  const pull = openSmallPull(repository, 'fix', { draft: name === 'drafted' });
  repository.startWorkflowRun({ pullRequest: pull.number }).complete({ conclusion: 'success' });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'neutral: Not judged: no readable report, main has one; not blocking',
  ]);
});

test('what GitHub keeps from Rung never blocks', async () => {
  const repository = reporting('expired', asking);
  const pull = openSmallPull(repository, 'fix');
  const run = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  run.upload(coverageOf('fix', 9)).expired = true;
  run.complete({ conclusion: 'success' });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'neutral: Not judged: the coverage artifact has expired; not blocking',
  ]);
});

test('where no run of the base branch brought a report, none is asked for', async () => {
  const policy = `start: enforce\nchecks:\n  incremental-coverage: ${asking}\n`;
  const repository = story.addRepository('harbour/never', { files: { '.github/rung.yml': policy } });
  const pull = openSmallPull(repository, 'fix');
  repository.startWorkflowRun({ pullRequest: pull.number }).complete({ conclusion: 'success' });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'neutral: Not judged: no coverage report from this commit; not blocking',
  ]);
});

test('a report of a workflow that does not count for a pull request is not asked for either', async () => {
  const repository = reporting('other-workflow', '{ missing-report: block, workflows: [test.yml] }');
  const pull = openSmallPull(repository, 'fix');
  repository.startWorkflowRun({ pullRequest: pull.number }).complete({ conclusion: 'success' });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([
    'neutral: Not judged: no coverage report from this commit; not blocking',
  ]);
});
