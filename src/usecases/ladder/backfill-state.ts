import type { Instant } from '../../model/records/instant.ts';

/** Where the reading of a repository's history stands; stored after every page, so that a kill costs one page. */
export interface BackfillState {
  readonly startedAt: Instant;
  /** Ended pull requests: where to go on; null at the beginning. */
  readonly pullsAfter: string | null;
  readonly arePullsDone: boolean;
  /** Runs are read down to here, newest first. */
  readonly runsFrom: Instant;
  readonly isRestDone: boolean;
  readonly rows: number;
  readonly requests: number;
}

/** Nothing is read of such a repository. */
export type SkipReason = 'fork' | 'archived' | 'disabled' | 'empty' | 'gone';

export type Backfill = BackfillState | { readonly skipped: SkipReason };

export const begunAt = (at: Instant): BackfillState => ({
  ...{ startedAt: at, pullsAfter: null, arePullsDone: false, runsFrom: at, isRestDone: false },
  ...{ rows: 0, requests: 0 },
});
