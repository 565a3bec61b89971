import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import { windowDays } from '../metrics/window.ts';
import { isHuman } from '../model/records/account.ts';
import type { CommitRecord } from '../model/records/delivery-records.ts';
import { dayMs, type Instant } from '../model/records/instant.ts';

const windowMs = windowDays * dayMs;

/**
 * One person at most has commits on the default branch in the window, or in the last one in which anybody has: a pause does
 * not make one person of a team, and in an old clone the window is empty though people work on.
 */
export function isSoloMaintained(
  { solo }: Pick<LadderPolicy, 'solo'>,
  commits: readonly Pick<CommitRecord, 'author' | 'committedAt'>[] | undefined,
  at: Instant,
): boolean {
  if (solo !== 'auto') return solo;
  if (commits === undefined) return false;
  const made = commits.flatMap(({ author, committedAt }) =>
    isHuman(author) && committedAt <= at ? [{ login: author.login.toLowerCase(), committedAt }] : [],
  );
  const newest = made.reduce((last, { committedAt }) => Math.max(last, committedAt), 0);
  const start = newest > at - windowMs ? at - windowMs : newest - windowMs;

  return new Set(made.filter(({ committedAt }) => committedAt > start).map(({ login }) => login)).size <= 1;
}
