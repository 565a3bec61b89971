import { describe, expect, test } from 'vitest';
import { collectReviewQueue } from '../../src/collect/collect-review-queue.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import type { Review } from '../../src/model/pull-request.ts';
import type { IndexedPullRequest } from '../../src/store/port.ts';
import { at } from '../builders/ci.ts';

const author = 7;
const candidate = (number: number): IndexedPullRequest => ({
  repository: { installationId: 1, id: 2, owner: 'harbour', name: 'quotes' },
  number,
  headSha: 'a'.repeat(40),
  headBranch: 'fix',
  headRepositoryId: 2,
  baseBranch: 'main',
  open: true,
  authorId: author,
  draft: false,
  readySince: at(`0${number}:00`),
  updatedAt: at('20:00'),
});
const review = (authorId: number | null, authorIsBot = false, authorLogin = 'ben'): Review => ({
  ...{ authorId, authorIsBot },
  authorLogin: authorId === null ? null : authorLogin,
});
const bots = ['Lint-Robot'];

/** Reviews by number; `forbidden` where they may not be read. */
function readsOf(reviews: Readonly<Record<number, readonly Review[] | 'forbidden'>>) {
  const asked: number[] = [];

  return {
    asked,
    reviews(number: number) {
      asked.push(number);
      const found = reviews[number] ?? [];
      if (found === 'forbidden')
        return Promise.reject(new GatewayError('forbidden', 'Rung may not read the reviews.'));

      return Promise.resolve(found);
    },
  };
}

describe('the queue of pull requests that wait for a review', () => {
  test.each<[string, readonly Review[], boolean]>([
    ['waits without any review', [], true],
    ['waits when only its author wrote one', [review(author)], true],
    ['waits when only an app wrote one', [review(8, true)], true],
    [
      'waits when only an account that the policy calls a machine did',
      [review(8, false, 'lint-robot')],
      true,
    ],
    ['does not wait once somebody else wrote one', [review(author), review(8)], false],
    ['does not wait when that account was deleted since', [review(null)], false],
  ])('a pull request %s', async (_, reviews, waits) => {
    const queue = await collectReviewQueue(readsOf({ 1: reviews }), [candidate(1)], bots);

    expect(queue).toEqual(waits ? [{ number: 1, since: at('01:00') }] : []);
  });

  test('keeps the order, and no more than five are looked at', async () => {
    const reads = readsOf({ 2: [review(8)] });
    const queue = await collectReviewQueue(reads, [1, 2, 3, 4, 5, 6].map(candidate), bots);

    expect(queue?.map(({ number }) => number)).toEqual([1, 3, 4, 5]);
    expect(reads.asked).toEqual([1, 2, 3, 4, 5]);
  });

  test('is unknown when no reviews may be read, and empty when there is nothing to read', async () => {
    expect(await collectReviewQueue(readsOf({ 1: 'forbidden' }), [candidate(1)], bots)).toBeUndefined();
    expect(await collectReviewQueue(readsOf({}), [], bots)).toEqual([]);
  });
});
