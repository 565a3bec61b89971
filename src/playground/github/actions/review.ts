import { simplePullRequestShape } from '../shapes/pull-request-shape.ts';
import { reviewShape } from '../shapes/review-shape.ts';
import type { Account } from '../world/account-records.ts';
import type { PullRequest, Review } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';

export function submitReview(
  state: WorldState,
  pull: PullRequest,
  fresh: { readonly author: Account; readonly state?: Review['state']; readonly body?: string },
): void {
  const now = state.clock();
  const review: Review = {
    id: takeId(state),
    author: fresh.author,
    state: fresh.state ?? 'APPROVED',
    body: fresh.body ?? '',
    headSha: pull.headSha,
    submittedAt: now,
  };
  pull.reviews.push(review);
  pull.updatedAt = now;
  announce(state, pull.base, ['pull_request_review', 'submitted'], fresh.author, {
    // The event writes the verdict small, the list of reviews in capitals.
    review: { ...reviewShape(state, pull, review), state: review.state.toLowerCase() },
    pull_request: simplePullRequestShape(state, pull),
  });
}
