import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileChanges } from '../../src/playground/github/git/file-tree.ts';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import { code, judgedAt, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

const policyPath = '.github/rung.yml';
const green = ['success: 1 of 1 workflow green'];

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/** A pull request of which tests run seven of ten lines, under the policies of its organization and its own. */
function openUnder(fullName: string, organization: string | null, own: string | null) {
  const files: FileChanges = { 'README.md': '# Shop\n', ...(own !== null && { [policyPath]: own }) };
  const repository = story.addRepository(fullName, { policy: organization, files });
  const pull = openSmallPull(repository, 'small');
  runSmallCi(repository, pull, 7);

  return { repository, pull };
}

const asked = (percent: number, conclusion: string) =>
  `${conclusion}: 70.00% of 10 changed lines run by tests; asked ${percent}%`;

const policies: readonly [string, string, string | null, string | null, string][] = [
  ['no policy anywhere advises: never red', 'free', null, null, asked(80, 'neutral')],
  ['enforced by the organization', 'firm', 'start: enforce\n', null, asked(80, 'failure')],
  ['enforced by the repository itself', 'self', null, 'start: enforce\n', asked(80, 'failure')],
  [
    'a repository may not loosen what its organization locks',
    'loose',
    'start: enforce\nlocked: [start]\n',
    'start: advise\n',
    asked(80, 'failure'),
  ],
  [
    'what its organization sets without a lock, a repository may change',
    'unlocked',
    'start: enforce\n',
    'start: advise\nchecks: { incremental-coverage: { target: 60 } }\n',
    asked(60, 'success'),
  ],
  [
    'a repository may tighten a locked target',
    'tight',
    'start: enforce\nchecks: { incremental-coverage: { target: 60 } }\nlocked: [checks]\n',
    'checks: { incremental-coverage: { target: 75 } }\n',
    asked(75, 'failure'),
  ],
  [
    'a repository may not lower a locked target',
    'lower',
    'start: enforce\nchecks: { incremental-coverage: { target: 75 } }\nlocked: [checks.incremental-coverage]\n',
    'checks: { incremental-coverage: { target: 60 } }\n',
    asked(75, 'failure'),
  ],
];

describe('judged together', () => {
  const opened = new Map<string, ReturnType<typeof openUnder>>();

  beforeAll(async () => {
    for (const [, owner, organization, own] of policies)
      opened.set(owner, openUnder(`${owner}/shop`, organization, own));
    await story.settle();
  });

  test.each(policies)('%s', (_, owner, __, ___, expected) => {
    const { repository, pull } = opened.get(owner) ?? expect.fail();

    expect(shownOn(repository, pull.headSha)).toEqual({ coverage: [expected], ci: green });
  });

  test('a loosening is named where it stands', () => {
    const { repository, pull } = opened.get('loose') ?? expect.fail();

    expect(theCoverageCheck(repository, pull.headSha).summary).toContain('`.github/rung.yml` line 1');
  });
});

test('CR-19: nothing is posted in an organization that observes, or for a check that is off', async () => {
  const off = 'start: enforce\nchecks: { ci-status: { mode: off } }\n';
  const watched = openUnder('watcher/shop', 'start: observe\n', null);
  const silent = openUnder('silent/shop', off, null);
  await story.settle();

  expect(shownOn(watched.repository, watched.pull.headSha)).toEqual({ coverage: [], ci: [] });
  expect(shownOn(silent.repository, silent.pull.headSha)).toEqual({ coverage: [judgedAt(7)], ci: [] });
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
  const { repository } = openUnder('careful/shop', null, 'start: enforce\n');
  await story.settle();
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
