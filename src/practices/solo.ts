import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import { windowDays } from '../metrics/window.ts';
import { isHuman } from '../model/records/account.ts';
import type { CommitRecord } from '../model/records/delivery-records.ts';
import { dayMs, type Instant } from '../model/records/instant.ts';

/** One person at most has commits on the default branch in the window. Nobody at all is no team either. */
export function isSoloMaintained(
  { solo }: Pick<LadderPolicy, 'solo'>,
  commits: readonly CommitRecord[] | undefined,
  at: Instant,
): boolean {
  if (solo !== 'auto') return solo;
  if (commits === undefined) return false;
  const people = commits
    .filter(({ committedAt }) => committedAt > at - windowDays * dayMs && committedAt <= at)
    .flatMap(({ author }) => (isHuman(author) ? [author.login.toLowerCase()] : []));

  return new Set(people).size <= 1;
}
