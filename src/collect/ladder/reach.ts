import { dayMs, type Instant } from '../../model/records/instant.ts';

/** Kinds of records that are read from GitHub's lists, each with what it is asked for: figures look at so much. */
export const windows = {
  'pull-request': 180 * dayMs,
  issue: 180 * dayMs,
  run: 180 * dayMs,
  // What happens seldom: drills, rollbacks, releases.
  deployment: 365 * dayMs,
  release: 365 * dayMs,
};

/** Whatever changed in this span is in the records, without a hole. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** How far the records of each kind reach. What could not be read is missing here, and is asked for again as a whole. */
export type Reach = { readonly [Kind in keyof typeof windows]?: Span };
