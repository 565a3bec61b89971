import { isHuman } from '../../model/records/account.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type { Verdict } from '../share-of-known.ts';

type Reviewed = Pick<PullRequestRecord, 'author' | 'mergedAt' | 'reviews'>;

/**
 * Logins, in lower case, of the people beside the author whose approval stood at the merge, or stands now: a later
 * dismissal, or changes that the same person asked for, takes it away; a comment does not. Null where GitHub did not tell
 * all reviews.
 */
export function standingApprovals({ author, mergedAt, reviews }: Reviewed): ReadonlySet<string> | null {
  if (reviews === null) return null;
  const standing = new Map<string, boolean>();
  const decisive = reviews
    .filter(({ state, at }) => state !== 'commented' && (mergedAt === null || at <= mergedAt))
    .toSorted((a, b) => a.at - b.at);
  for (const { author: reviewer, state } of decisive) {
    if (isHuman(reviewer)) standing.set(reviewer.login.toLowerCase(), state === 'approved');
  }
  // GitHub does not let authors approve; a later change of the account's name would not either.
  standing.delete(author?.login.toLowerCase() ?? '');

  return new Set([...standing].filter(([, stands]) => stands).map(([login]) => login));
}

/** So many people beside the author approved. */
export function isApproved(pull: Reviewed, asked: number): Verdict {
  const approvals = standingApprovals(pull);

  return approvals === null ? { kind: 'truncated', what: 'reviews' } : approvals.size >= asked;
}
