import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileChanges } from '../../src/playground/github/git/file-tree.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { policyName, shownOn } from '../support/shown.ts';
import { code, judgedAt, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

const policyPath = '.github/rung.yml';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

function policyOn(repository: RepositoryHandle, headSha: string) {
  const runs = repository.checks.runs({ app: 'rung', name: policyName, headSha });

  return { lines: runs.map(run => `${run.conclusion}: ${run.title}`), summary: runs.at(-1)?.summary ?? '' };
}

/** A pull request of tested lines that also changes the policy. */
function propose(fullName: string, base: string | null, change: FileChanges) {
  const repository = story.addRepository(fullName, {
    files: { 'README.md': '# Shop\n', ...(base !== null && { [policyPath]: base }) },
  });
  repository.push('sly', { ...change, [pathOf('sly')]: code('sly') }, { by: 'mia' });
  const pull = repository.openPullRequest({ head: 'sly', author: 'mia' });

  return { repository, pull };
}

const strict = 'start: enforce\n';
const relaxed = 'start: advise\nchecks: { incremental-coverage: { target: 40 } }\n';
const broken = 'start: enforce\nchecks:\n  incremental-coverage: { taget: 40 }\n';
const mainApplies = "main's policy applies";

const cases: readonly [string, string | null, FileChanges, string][] = [
  ['a valid change', strict, { [policyPath]: relaxed }, 'success: Valid; 2 settings change once merged'],
  ['a first policy', null, { [policyPath]: strict }, 'success: Valid; no setting changes'],
  [
    'a mistyped key',
    strict,
    { [policyPath]: broken },
    `failure: Line 3: unknown key taget, nearest is target; ${mainApplies}`,
  ],
  [
    'a removed file',
    relaxed,
    { [policyPath]: null },
    'success: Policy file removed; 2 settings change once merged',
  ],
  [
    'a symbolic link',
    strict,
    { 'lax.yml': relaxed, [policyPath]: { symlink: '../lax.yml' } },
    `failure: No file that Rung could read as policy; ${mainApplies}`,
  ],
  [
    'both names',
    strict,
    { '.github/rung.yaml': relaxed },
    `failure: No file that Rung could read as policy; ${mainApplies}`,
  ],
  [
    'a renamed folder',
    strict,
    { [policyPath]: null, 'ci/rung.yml': strict },
    `failure: No file that Rung could read as policy; ${mainApplies}`,
  ],
];

describe('a pull request that changes the policy', () => {
  const opened = new Map<string, ReturnType<typeof propose>>();
  const nameOf = (title: string) => `proposals/${title.replaceAll(' ', '-')}`;

  beforeAll(async () => {
    for (const [title, base, change] of cases) {
      const proposal = propose(nameOf(title), base, change);
      runSmallCi(proposal.repository, proposal.pull, 7);
      opened.set(title, proposal);
    }
    await story.settle();
  });

  test.each(cases)('%s', (title, _, __, expected) => {
    const { repository, pull } = opened.get(title) ?? expect.fail();

    expect(policyOn(repository, pull.headSha).lines).toEqual([expected]);
  });

  test('is told what would change, and that the policy of the base stays in force', () => {
    const { repository, pull } = opened.get('a valid change') ?? expect.fail();
    const { summary } = policyOn(repository, pull.headSha);

    expect(summary).toContain('| `start` | `enforce` | `advise` |');
    expect(summary).toContain('| `checks.incremental-coverage.target` | `80` | `40` |');
    expect(summary).toContain('**In force:** the policy of `main`');
    // What it proposes does not help it: 70% are short of the 80% of the base.
    expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7)]);
  });
});

test('what the organization locks is named', async () => {
  story.addRepository('locking/other', { policy: 'start: enforce\nlocked: [start]\n' });
  const { repository, pull } = propose('locking/shop', null, { [policyPath]: '# Ours\nstart: advise\n' });
  await story.settle();
  const { lines, summary } = policyOn(repository, pull.headSha);

  expect(lines).toEqual(['failure: Line 2: start advise not applied, organization locks enforce']);
  expect(summary).toContain('less than the organization locks');
});

test("in the organization's own repository the policy of all is previewed", async () => {
  story.addRepository('whole/shop', { policy: 'start: enforce\n' });
  const repository = story.stage.github.world.repository('whole/.github');
  repository.push('soft', { [policyPath]: 'start: advise\nlocked: [start]\n' }, { by: 'mia' });
  const pull = repository.openPullRequest({ head: 'soft', author: 'mia' });
  await story.settle();
  const { lines, summary } = policyOn(repository, pull.headSha);

  expect(lines).toEqual(['success: Valid; 1 setting changes once merged']);
  expect(summary).toContain('| `start` | `enforce` | `advise`, locked |');
  expect(summary).toContain('policy of the organization');
});

test('a pull request that leaves the policy alone hears of it only where a rule asks', async () => {
  const repository = story.addRepository('harbour/quiet');
  const silent = openSmallPull(repository, 'silent');
  await story.settle();
  repository.addRuleSet([{ context: policyName, integrationId: null }]);
  const asked = openSmallPull(repository, 'asked', { author: 'noor' });
  await story.settle();

  expect(policyOn(repository, silent.headSha).lines).toEqual([]);
  expect(policyOn(repository, asked.headSha).lines).toEqual([
    'success: This pull request does not change the policy',
  ]);
});

test('a draft is told without red, and a corrected file turns the check green', async () => {
  const { repository, pull } = propose('harbour/mending', strict, { [policyPath]: broken });
  pull.convertToDraft();
  await story.settle();
  expect(policyOn(repository, pull.headSha).lines.at(-1)).toMatch(/^neutral: Line 3/);

  repository.push('sly', { [policyPath]: relaxed }, { by: 'mia' });
  await story.settle();
  expect(policyOn(repository, pull.headSha).lines).toEqual(['success: Valid; 2 settings change once merged']);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
