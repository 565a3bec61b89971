import type { Reach } from '../../collect/ladder/reach.ts';
import type { ChecksWanted } from '../../github/ladder/ladder-port.ts';
import type { Instant } from '../../model/records/instant.ts';

/** Where the reading of a repository's history stands; stored after every page, so that a kill costs one page. */
export interface BackfillState {
  readonly startedAt: Instant;
  /** Checks of pull requests that count; null until the first page is stored. */
  readonly checks: ChecksWanted | null;
  /** What they took from the policy when the first of them were read. */
  readonly pullsUnder: string | null;
  /** Ended pull requests: where to go on; null at the beginning. */
  readonly pullsAfter: string | null;
  /** Ended pull requests that were touched after then are read. */
  readonly pullsFrom: Instant;
  readonly arePullsDone: boolean;
  /** Runs are read down to here, newest first. */
  readonly runsFrom: Instant;
  readonly areRunsDone: boolean;
  readonly isRestDone: boolean;
  /** What is read without a hole; each turn carries it on. */
  readonly reach: Reach;
  readonly rows: number;
  readonly requests: number;
}

/** Nothing is read of such a repository. */
export type SkipReason = 'fork' | 'archived' | 'disabled' | 'empty' | 'gone';

export type Backfill = BackfillState | { readonly skipped: SkipReason };

export const begunAt = (at: Instant): BackfillState => ({
  ...{ startedAt: at, checks: null, pullsUnder: null, pullsAfter: null, pullsFrom: at, arePullsDone: false },
  ...{ runsFrom: at, areRunsDone: false, isRestDone: false, reach: {}, rows: 0, requests: 0 },
});

/** Also of an earlier version's making: then it begins anew. */
export function isUnderWay(backfill: unknown): backfill is BackfillState {
  return typeof backfill === 'object' && backfill !== null && 'runsFrom' in backfill && 'reach' in backfill;
}

/** Nothing where nobody noted it: then all of it is read. */
export function reachOf(backfill: unknown): Reach {
  const isNoted = typeof backfill === 'object' && backfill !== null && 'reach' in backfill;

  return isNoted ? (backfill.reach as Reach) : {};
}

export const withReach = (backfill: unknown, reach: Reach): object =>
  isUnderWay(backfill) ? { ...backfill, reach } : { reach };
