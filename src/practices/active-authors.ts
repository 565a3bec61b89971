import { isWithin, windowDays } from '../metrics/window.ts';
import { type Account, isHuman } from '../model/records/account.ts';
import type { CommitRecord } from '../model/records/delivery-records.ts';
import type { Instant } from '../model/records/instant.ts';
import type { PullRequestRecord } from '../model/records/pull-request-record.ts';

/** People with a merged pull request or a commit on the default branch in the days before `at`; logins in lower case. */
export function activeAuthors(
  commits: readonly Pick<CommitRecord, 'author' | 'committedAt'>[],
  pulls: readonly Pick<PullRequestRecord, 'author' | 'mergedAt'>[],
  at: Instant,
  days: number = windowDays,
): ReadonlySet<string> {
  const isIn = (time: Instant | null) => isWithin(time, at, days);
  const authors: readonly (Account | null)[] = [
    ...commits.filter(({ committedAt }) => isIn(committedAt)).map(({ author }) => author),
    ...pulls.filter(({ mergedAt }) => isIn(mergedAt)).map(({ author }) => author),
  ];

  return new Set(authors.filter(isHuman).map(({ login }) => login.toLowerCase()));
}
