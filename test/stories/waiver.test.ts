import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { repliesOn } from '../support/commands.ts';
import { shownOn } from '../support/shown.ts';
import { code, judgedAt, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';
import { storyClock } from '../support/story-clock.ts';

const clock = storyClock();
let story: Story;
beforeAll(async () => {
  story = await openStory({ clock: clock.now });
});
afterAll(() => story.close());

const red = judgedAt(7);
const waived = 'neutral: 70.00% of 10 changed lines run by tests; asked 80%, waived';
const waive = '/rung waive incremental-coverage because the generator has its own tests';

/** A pull request of mia's with a red coverage check; ada maintains the repository. */
async function openRed(repository: RepositoryHandle, branch: string) {
  repository.setRole('ada', 'maintain');
  repository.setRole('mia', 'write');
  const pull = openSmallPull(repository, branch);
  runSmallCi(repository, pull, 7);
  await story.settle();
  clock.pass(10);

  return pull;
}

const coverageOn = (repository: RepositoryHandle, pull: PullRequestHandle) =>
  shownOn(repository, pull.headSha).coverage;

async function comment(repository: RepositoryHandle, pull: PullRequestHandle, body: string, by: string) {
  const written = repository.conversation.comment(pull.number, body, by);
  await story.settle();

  return written;
}

describe('a waiver', () => {
  test('by a maintainer counts, stays visible, and ends when its comment is deleted', async () => {
    const repository = story.addRepository('harbour/waived');
    const pull = await openRed(repository, 'slow');
    const given = await comment(repository, pull, waive, 'ada');

    expect(coverageOn(repository, pull)).toEqual([red, waived]);
    expect(repository.checks.runs({ app: 'rung', headSha: pull.headSha }).at(-1)?.summary).toContain(
      '**Waived** for this pull request: the generator has its own tests ([comment]',
    );
    expect(repliesOn(repository, pull)).toEqual([
      expect.stringMatching(
        /^\*\*`incremental-coverage` is waived for this pull request\*\*, at `[0-9a-f]{7}`/,
      ),
    ]);

    repository.conversation.delete(given, 'ada');
    await story.settle();
    expect(coverageOn(repository, pull)).toEqual([red, waived, red]);
    expect(story.stage.github.journal.invalid()).toEqual([]);
  });

  test('says nothing about another check, which is not judged anew for it', async () => {
    const repository = story.addRepository('harbour/one-of-two');
    const pull = await openRed(repository, 'other');
    repository.push('main', { 'docs/more.md': 'More.\n' });
    repository.startWorkflowRun({ branch: 'main', event: 'push' }).complete({ conclusion: 'failure' });
    await story.settle();
    await comment(repository, pull, waive, 'ada');

    expect(coverageOn(repository, pull)).toEqual([red, waived]);
    // What it would say of the target branch now is news, but nobody asked.
    expect(shownOn(repository, pull.headSha).ci).toEqual(['success: 1 of 1 workflow green']);
  });

  test('that is not needed any more leaves the comment saying what became of it, once', async () => {
    const repository = story.addRepository('harbour/no-longer-needed');
    const pull = await openRed(repository, 'later');
    await comment(repository, pull, waive, 'ada');
    const sticky = () =>
      repository.conversation.comments(pull.number).find(({ body }) => body.includes('rung:sticky'))?.body;
    expect(sticky()).toContain('Waived: Incremental coverage 70.00%');

    for (const word of ['tested', 'tested again']) {
      repository.push('later', { [pathOf('later')]: `${code('later')}// ${word}\n` }, { by: 'mia' });
      runSmallCi(repository, pull, 10);
      await story.settle();
      clock.pass(10);
      expect(sticky()).toMatch(/^Nothing left to do\. Incremental coverage 70\.00% → 100\.00%/);
    }
    const edits = story.stage.github.journal.entries.filter(
      ({ method, path }) => method === 'PATCH' && path.includes('/no-longer-needed/issues/comments/'),
    );
    expect(edits).toHaveLength(2);
  });

  test('of the author or the last pusher does not count', async () => {
    const repository = story.addRepository('harbour/refused');
    const pull = await openRed(repository, 'own');
    repository.setRole('bob', 'write');
    repository.push('own', { [pathOf('own')]: code('own').replaceAll('0', '1') }, { by: 'bob' });
    runSmallCi(repository, pull, 7);
    await story.settle();
    clock.pass(10);
    for (const by of ['mia', 'bob']) await comment(repository, pull, waive, by);

    expect(coverageOn(repository, pull)).toEqual([red]);
    expect(repliesOn(repository, pull)).toEqual([
      expect.stringContaining('a maintainer other than the author'),
      expect.stringContaining('a maintainer other than the one who pushed last'),
    ]);
  });

  test('of who pushed the branch that somebody else opened a pull request from does not count', async () => {
    const repository = story.addRepository('harbour/handed-over');
    repository.setRole('ada', 'maintain');
    repository.push('given', { [pathOf('given')]: code('given') }, { by: 'ada' });
    const pull = repository.openPullRequest({ head: 'given', author: 'mia' });
    runSmallCi(repository, pull, 7);
    await story.settle();
    clock.pass(10);
    await comment(repository, pull, waive, 'ada');

    expect(coverageOn(repository, pull)).toEqual([red]);
    expect(repliesOn(repository, pull)[0]).toContain('a maintainer other than the one who pushed last');
  });

  test('holds after the next push of its author, and not after one of its approver', async () => {
    const repository = story.addRepository('harbour/pushed');
    const pull = await openRed(repository, 'next');
    await comment(repository, pull, waive, 'ada');
    const pushBy = async (by: string) => {
      repository.push('next', { [pathOf('next')]: `${code('next')}// ${by}\n` }, { by });
      runSmallCi(repository, pull, 7);
      await story.settle();
      clock.pass(10);
    };

    await pushBy('mia');
    expect(coverageOn(repository, pull)).toEqual([waived]);
    await pushBy('ada');
    expect(coverageOn(repository, pull)).toEqual([red]);
    await pushBy('mia');
    expect(coverageOn(repository, pull)).toEqual([waived]);
  });

  test('ends when its comment says something else, also where nobody told Rung', async () => {
    const repository = story.addRepository('harbour/reworded');
    const pull = await openRed(repository, 'word');
    const given = await comment(repository, pull, waive, 'ada');
    const { deliveries } = story.stage.github;
    deliveries.hold();
    repository.conversation.edit(given, 'Never mind.', 'ada');
    deliveries.release(() => []);
    expect(coverageOn(repository, pull)).toEqual([red, waived]);
    await comment(repository, pull, '/rung recheck', 'mia');

    expect(coverageOn(repository, pull)).toEqual([red, waived, red]);
  });

  test('of one pull request does not silence another one with the same head', async () => {
    const repository = story.addRepository('harbour/shared');
    repository.push('release-1', { 'src/old.ts': 'export {};\n' });
    const pull = await openRed(repository, 'both');
    const other = repository.openPullRequest({ head: 'both', base: 'release-1', author: 'mia' });
    await story.settle();
    clock.pass(10);
    await comment(repository, pull, waive, 'ada');
    expect(coverageOn(repository, pull).at(-1)).toBe(red);

    await comment(repository, other, waive, 'ada');
    expect(coverageOn(repository, pull).at(-1)).toBe(waived);
  });

  test('from a fork counts where its push was seen, and is denied where it was not', async () => {
    const repository = story.addRepository('harbour/forked');
    repository.setRole('ada', 'maintain');
    const fork = repository.fork('eve');
    const open = (branch: string) => {
      fork.push(branch, { [pathOf(branch)]: code(branch) });
      const pull = repository.openPullRequest({ head: `eve:${branch}` });
      runSmallCi(repository, pull, 7);

      return pull;
    };
    const { deliveries } = story.stage.github;
    deliveries.hold();
    const unseen = open('unseen');
    deliveries.release(held => held.filter(one => one.event !== 'pull_request'));
    const seen = open('seen');
    await story.settle();
    clock.pass(10);
    for (const pull of [seen, unseen]) await comment(repository, pull, waive, 'ada');

    expect(coverageOn(repository, seen)).toEqual([red, waived]);
    expect(coverageOn(repository, unseen)).toEqual([red]);
    expect(repliesOn(repository, unseen)[0]).toContain('Rung did not see who pushed');
  });
});

test('a waiver of the policy counts through its last day, for every pull request', async () => {
  const until = (daysAhead: number) =>
    new Date(clock.now().getTime() + daysAhead * 86_400_000).toISOString().slice(0, 10);
  const policy = (daysAhead: number) =>
    `start: enforce\nwaivers:\n  - { practice: incremental-coverage, until: ${until(daysAhead)}, because: "no simulator yet" }\n`;
  for (const [name, daysAhead, expected] of [
    ['holds', 1, waived],
    ['past', -1, red],
  ] as const) {
    const repository = story.addRepository(`${name}/shop`, { policy: policy(daysAhead) });
    const pull = openSmallPull(repository, name);
    runSmallCi(repository, pull, 7);
    await story.settle();

    expect(coverageOn(repository, pull)).toEqual([expected]);
  }
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
