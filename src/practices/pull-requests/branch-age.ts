import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';

const furthestBackMs = 90 * dayMs;

/**
 * Milliseconds from the first commit to the merge, or to `at` while it is open; null where GitHub did not tell all commits.
 * The authored date comes from the developer's clock: where it cannot be, the pull request's creation stands for it.
 */
export function branchAgeMs(
  { commits, openedAt, mergedAt }: Pick<PullRequestRecord, 'commits' | 'openedAt' | 'mergedAt'>,
  at: Instant,
): number | null {
  if (commits === null) return null;
  const end = mergedAt ?? at;
  const first = commits.reduce((earliest, { authoredAt }) => Math.min(earliest, authoredAt), Infinity);
  const isBelievable = first <= end && first >= openedAt - furthestBackMs;

  return end - (isBelievable ? first : openedAt);
}
