import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { wipName } from '../support/shown.ts';
import { openSmallPull } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/** Pull requests by number, each with all that its WIP checks said. */
function wipOf(repository: RepositoryHandle, pulls: readonly PullRequestHandle[]) {
  return pulls.map(pull =>
    repository.checks
      .runs({ app: 'rung', name: wipName, headSha: pull.headSha })
      .map(run => `${run.conclusion}: ${run.title}`),
  );
}

const summaryOf = (repository: RepositoryHandle, pull: PullRequestHandle) =>
  repository.checks.latest({ app: 'rung', name: wipName, headSha: pull.headSha })?.summary ?? '';

test('a fourth pull request gets advice, and one closed takes it back on the others', async () => {
  const repository = story.addRepository('harbour/fourth');
  const waiting = openSmallPull(repository, 'waiting', { author: 'noor' });
  const reviewed = openSmallPull(repository, 'reviewed', { author: 'noor' });
  reviewed.review('mia');
  const pulls: PullRequestHandle[] = [];
  for (const branch of ['one', 'two', 'three']) {
    pulls.push(openSmallPull(repository, branch));
    await story.settle();
  }
  expect(wipOf(repository, pulls)).toEqual([
    ['success: 1 open, limit 3'],
    ['success: 2 open, limit 3'],
    ['success: 3 open, limit 3'],
  ]);

  const fourth = openSmallPull(repository, 'four');
  await story.settle();
  const advice = 'neutral: 4 open, limit 3; advice only; 1 waiting for review elsewhere';
  expect(wipOf(repository, [...pulls, fourth])).toEqual([
    ['success: 1 open, limit 3', advice],
    ['success: 2 open, limit 3', advice],
    ['success: 3 open, limit 3', advice],
    [advice],
  ]);
  expect(summaryOf(repository, fourth)).toContain(`#${waiting.number} (less than a day)`);
  expect(summaryOf(repository, fourth)).not.toContain(`#${reviewed.number}`);
  expect(wipOf(repository, [waiting, reviewed])).toEqual(Array(2).fill(['success: 2 open, limit 3']));

  pulls[0]?.close();
  await story.settle();
  expect(wipOf(repository, [...pulls.slice(1), fourth]).map(list => list.at(-1))).toEqual(
    Array(3).fill('success: 3 open, limit 3'),
  );
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
