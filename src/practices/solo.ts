import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import { windowDays } from '../metrics/window.ts';
import { isHuman } from '../model/records/account.ts';
import type { CommitRecord } from '../model/records/delivery-records.ts';
import { dayMs, type Instant } from '../model/records/instant.ts';
import type { PullRequestRecord } from '../model/records/pull-request-record.ts';

const windowMs = windowDays * dayMs;

/**
 * One person at most has commits on the default branch or merged pull requests in the window, or in the last one in which
 * anybody has: a pause does not make one person of a team, and in an old clone the window is empty though people work on.
 * Where work was done and nobody knows by whom, as of commits whose e-mails belong to no account, nobody works alone.
 */
export function isSoloMaintained(
  { solo }: Pick<LadderPolicy, 'solo'>,
  commits: readonly Pick<CommitRecord, 'author' | 'committedAt'>[] | undefined,
  pulls: readonly Pick<PullRequestRecord, 'author' | 'mergedAt'>[],
  at: Instant,
): boolean {
  if (solo !== 'auto') return solo;
  if (commits === undefined) return false;
  const done = [
    ...commits.map(({ author, committedAt }) => ({ author, when: committedAt })),
    ...pulls.flatMap(({ author, mergedAt }) => (mergedAt === null ? [] : [{ author, when: mergedAt }])),
  ].filter(({ author, when }) => author?.isBot !== true && when <= at);
  const newest = done.reduce((last, { when }) => Math.max(last, when), 0);
  const start = newest > at - windowMs ? at - windowMs : newest - windowMs;
  const recent = done.filter(({ when }) => when > start);
  const people = new Set(
    recent
      .map(({ author }) => author)
      .filter(isHuman)
      .map(({ login }) => login.toLowerCase()),
  );

  return people.size === 1 || recent.length === 0;
}
