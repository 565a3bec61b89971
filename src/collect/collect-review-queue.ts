import type { WaitingPullRequest } from '../facts/open-work.ts';
import type { RepositoryReads } from '../github/port.ts';
import { isMachine } from '../model/is-machine.ts';
import type { IndexedPullRequest } from '../store/port.ts';
import { orUnknown } from './or-unknown.ts';

/** How many pull requests' reviews are read at most: each costs a request. */
export const maxLookedAt = 5;

/**
 * Which of these pull requests wait for their first review, in the order given. Undefined when the reviews may not be
 * read. What an App, an account among `bots` or the author says is no review by somebody else.
 */
export async function collectReviewQueue(
  reads: Pick<RepositoryReads, 'reviews'>,
  candidates: readonly IndexedPullRequest[],
  bots: readonly string[],
): Promise<readonly WaitingPullRequest[] | undefined> {
  const queue = await Promise.all(
    candidates.slice(0, maxLookedAt).map(async ({ number, authorId, readySince, updatedAt }) => {
      const reviews = await orUnknown(reads.reviews(number));
      const isReviewed = reviews?.some(
        review => !review.authorIsBot && !isMachine(review.authorLogin, bots) && review.authorId !== authorId,
      );

      return { number, since: readySince ?? updatedAt, isReviewed };
    }),
  );
  if (queue.length > 0 && queue.every(({ isReviewed }) => isReviewed === undefined)) return undefined;

  return queue
    .filter(({ isReviewed }) => isReviewed === false)
    .map(({ number, since }) => ({ number, since }));
}
