import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
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

/** What Rung answered to commands, without the marker. */
const repliesOn = (repository: RepositoryHandle, pull: PullRequestHandle) =>
  repository.conversation
    .comments(pull.number)
    .filter(({ app, body }) => app?.slug === 'rung' && body.includes('<!-- rung:reply/'))
    .map(({ body }) => body.split('\n')[0]);

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
      expect.stringMatching(/^\*\*`incremental-coverage` is waived for this pull request\*\*, at `[0-9a-f]{7}`/),
    ]);

    repository.conversation.delete(given, 'ada');
    await story.settle();
    expect(coverageOn(repository, pull)).toEqual([red, waived, red]);
    expect(story.stage.github.journal.invalid()).toEqual([]);
  });
});
