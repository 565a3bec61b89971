import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileChanges } from '../../src/playground/github/git/file-tree.ts';
import { shownOn } from '../support/shown.ts';
import { judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

const policyPath = '.github/rung.yml';
const target = (percent: number) =>
  `start: enforce\nchecks: { incremental-coverage: { target: ${percent} } }\n`;
const asked = (percent: number, conclusion: string) =>
  `${conclusion}: 70.00% of 10 changed lines run by tests; asked ${percent}%`;

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/** A pull request of which tests run seven of ten lines. */
function open(fullName: string, policy: string | null, files: FileChanges = {}) {
  const repository = story.addRepository(fullName, { policy, files: { 'README.md': '# Shop\n', ...files } });
  const pull = openSmallPull(repository, 'small');
  runSmallCi(repository, pull, 7);

  return { repository, pull };
}

test('a policy pushed to the base branch has the open pull requests into it judged again, no others', async () => {
  const { repository, pull } = open('changing/shop', null, { [policyPath]: target(80) });
  repository.push('next', { 'src/next.ts': 'export {};\n' });
  const beside = openSmallPull(repository, 'beside', { base: 'next' });
  runSmallCi(repository, beside, 7);
  await story.settle();
  repository.push('main', { [policyPath]: target(60) });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7), asked(60, 'success')]);
  expect(shownOn(repository, beside.headSha).coverage).toEqual([judgedAt(7)]);
});

test('T4: a policy merged with a pull request counts for the other ones from then on', async () => {
  const { repository, pull } = open('merging/shop', null, { [policyPath]: target(80) });
  repository.push('relax', { [policyPath]: target(50) }, { by: 'noor' });
  const relaxing = repository.openPullRequest({ head: 'relax', author: 'noor' });
  await story.settle();
  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7)]);
  relaxing.merge();
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7), asked(50, 'success')]);
});

test('CT-7: a policy pushed by the organization has the pull requests of all its repositories judged again', async () => {
  const first = open('group/first', target(80));
  const second = open('group/second', target(80));
  await story.settle();
  story.stage.github.world.repository('group/.github').push('main', { [policyPath]: target(50) });
  await story.settle();

  for (const { repository, pull } of [first, second])
    expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7), asked(50, 'success')]);
});

test('an organization without .github is not told of it; one that gets it is ruled by it at once', async () => {
  const { repository, pull } = open('fresh/shop', null);
  await story.settle();
  expect(shownOn(repository, pull.headSha).coverage).toEqual([asked(80, 'neutral')]);
  expect(summaries(repository, pull.headSha)).not.toContain('policy could not be read');
  story.stage.github.world.createRepository('fresh/.github', { files: { [policyPath]: target(80) } });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([asked(80, 'neutral'), judgedAt(7)]);
});

test.each([
  ['careful', target(80), judgedAt(7)],
  // Only what is told of the policy changes: that is reason enough for a new check run.
  ['mild', 'start: advise\n', asked(80, 'neutral')],
])(
  'a .github of %s that is not selected is named as unread, and counts once it is selected',
  async (owner, policy, judged) => {
    const { world } = story.stage.github;
    const repository = world.createRepository(`${owner}/shop`, { files: { 'README.md': '# Shop\n' } });
    const organization = world.createRepository(`${owner}/.github`, { files: { [policyPath]: policy } });
    const installation = world.install(owner, { repositories: [repository] });
    const pull = openSmallPull(repository, 'small');
    runSmallCi(repository, pull, 7);
    await story.settle();
    expect(shownOn(repository, pull.headSha).coverage).toEqual([asked(80, 'neutral')]);
    expect(summaries(repository, pull.headSha)).toContain("The organization's policy could not be read");
    installation.select([repository, organization]);
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([asked(80, 'neutral'), judged]);
  },
);

test('a check that the policy switches off while it waits for CI ends with it, and blocks nothing', async () => {
  const repository = story.addRepository('offing/shop', {
    policy: null,
    files: { 'README.md': '# Shop\n', [policyPath]: target(80) },
  });
  const pull = openSmallPull(repository, 'small');
  const run = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await story.settle();
  const off = 'checks: { ci-status: { mode: off }, incremental-coverage: { mode: off } }\n';
  repository.push('main', { [policyPath]: `start: enforce\n${off}` });
  await story.settle();
  run.complete({ conclusion: 'failure' });
  await story.settle();
  const ended = ['neutral: Not judged: switched off by policy'];

  expect(shownOn(repository, pull.headSha)).toEqual({ ci: ended, coverage: ended });
});

test('a push that touches no policy asks GitHub nothing', async () => {
  const { repository } = open('busy/shop', target(80));
  await story.settle();
  const { journal } = story.stage.github;
  const before = journal.entries.length;
  repository.push('main', { 'README.md': '# The shop\n', 'docs/.github/rung.yml': 'start: observe\n' });
  await story.settle();

  expect(journal.entries.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test('a policy that breaks makes a new check run only to say so, in the language of the policy', async () => {
  const { repository, pull } = open('speaking/shop', null, {
    [policyPath]: `${target(80)}language: zh-CN\n`,
  });
  await story.settle();
  repository.push('main', { [policyPath]: `${target(80)}langage: en\n` });
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toHaveLength(2);
  expect(summaries(repository, pull.headSha)).toContain('第 3 行：未知的键 langage，最接近的是 language');
  expect(story.stage.github.journal.invalid()).toEqual([]);
});

function summaries(repository: ReturnType<typeof open>['repository'], headSha: string): string {
  return repository.checks
    .runs({ app: 'rung', headSha })
    .map(({ summary }) => summary)
    .join('\n');
}
