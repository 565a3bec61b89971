import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileChanges } from '../../src/playground/github/git/file-tree.ts';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import { code, judgedAt, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

const policyPath = '.github/rung.yml';
const green = ['success: 1 of 1 workflow green'];
const nothing = { coverage: [], ci: [] };

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/** A pull request of which tests run `covered` of ten lines, judged under the two policies. */
async function judge(fullName: string, organization: string | null, own: string | null, covered: number) {
  const files: FileChanges = { 'README.md': '# Shop\n', ...(own !== null && { [policyPath]: own }) };
  const repository = story.addRepository(fullName, { policy: organization, files });
  const pull = openSmallPull(repository, 'small');
  runSmallCi(repository, pull, covered);
  await story.settle();

  return { repository, pull, shown: shownOn(repository, pull.headSha) };
}

const asked = (percent: number, conclusion: string) =>
  `${conclusion}: 70.00% of 10 changed lines run by tests; asked ${percent}%`;

test.each([
  ['no policy anywhere advises: never red', 'free', null, null, asked(80, 'neutral')],
  ['enforced by the organization', 'firm', 'start: enforce\n', null, asked(80, 'failure')],
  ['enforced by the repository itself', 'self', null, 'start: enforce\n', asked(80, 'failure')],
  [
    'a repository may not loosen what its organization enforces',
    'loose',
    'start: enforce\n',
    'start: advise\n',
    asked(80, 'failure'),
  ],
  [
    'a repository may tighten its target',
    'tight',
    'start: enforce\nchecks: { incremental-coverage: { target: 60 } }\n',
    'checks: { incremental-coverage: { target: 75 } }\n',
    asked(75, 'failure'),
  ],
  [
    'a repository may not lower a target',
    'lower',
    'start: enforce\nchecks: { incremental-coverage: { target: 75 } }\n',
    'checks: { incremental-coverage: { target: 60 } }\n',
    asked(75, 'failure'),
  ],
])('%s', async (_, owner, organization, own, expected) => {
  const { shown } = await judge(`${owner}/shop`, organization, own, 7);

  expect(shown).toEqual({ coverage: [expected], ci: green });
});

test('a loosening is named where it stands, and is not applied', async () => {
  const { repository, pull } = await judge('naming/shop', 'start: enforce\n', 'start: advise\n', 7);

  expect(theCoverageCheck(repository, pull.headSha).summary).toContain('`.github/rung.yml` line 1');
});

describe('CR-19: nothing is posted', () => {
  test('in an organization that observes', async () => {
    expect((await judge('watcher/shop', 'start: observe\n', null, 7)).shown).toEqual(nothing);
  });

  test('for a check that is off', async () => {
    const off = 'start: enforce\nchecks: { ci-status: { mode: off } }\n';

    expect((await judge('silent/shop', off, null, 7)).shown).toEqual({ coverage: [judgedAt(7)], ci: [] });
  });
});

describe('T4: a policy in the head of a pull request never counts', () => {
  const lax = 'start: advise\nchecks: { incremental-coverage: { target: 0 } }\n';
  const strict = 'start: enforce\n';

  test.each<[string, FileChanges]>([
    ['with target 0', { [policyPath]: lax }],
    ['under the other name', { '.github/rung.yaml': lax, [policyPath]: null }],
    ['renamed away', { 'rung-old.yml': strict, [policyPath]: null }],
    ['as a symbolic link', { 'lax.yml': lax, [policyPath]: { symlink: '../lax.yml' } }],
  ])('%s', async (title, change) => {
    const name = title.replaceAll(' ', '-');
    const repository = story.addRepository(`trusting/${name}`, {
      policy: null,
      files: { [policyPath]: strict },
    });
    repository.push('sly', { ...change, [pathOf('sly')]: code('sly') }, { by: 'mia' });
    const pull = repository.openPullRequest({ head: 'sly', author: 'mia' });
    runSmallCi(repository, pull, 7);
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7)]);
  });
});

test('CT-6: while the policy on the base branch is broken its last good text stays in force', async () => {
  const { repository } = await judge('careful/shop', null, 'start: enforce\n', 7);
  repository.push('main', { [policyPath]: 'start: [enforce\n' });
  const pull = openSmallPull(repository, 'later');
  runSmallCi(repository, pull, 7);
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7)]);
  expect(theCoverageCheck(repository, pull.headSha).summary).toContain('**Policy file:**');
});

test('CT-11: a policy that is a symbolic link is none', async () => {
  const repository = story.addRepository('linked/shop', {
    policy: null,
    files: { 'real.yml': 'start: enforce\n', [policyPath]: { symlink: '../real.yml' } },
  });
  const pull = openSmallPull(repository, 'small');
  runSmallCi(repository, pull, 7);
  await story.settle();

  expect(shownOn(repository, pull.headSha).coverage).toEqual([asked(80, 'neutral')]);
});

test('CR-6: a draft is never red, and is when it is ready for review', async () => {
  const repository = story.addRepository('drafting/shop');
  const pull = openSmallPull(repository, 'draft', { draft: true });
  runSmallCi(repository, pull, 7);
  await story.settle();
  expect(shownOn(repository, pull.headSha).coverage).toEqual([asked(80, 'neutral')]);

  pull.markReady();
  await story.settle();
  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [asked(80, 'neutral'), judgedAt(7)],
    ci: green,
  });
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
