import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
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
  /** What `readUnder` told of the policy then: rows that were made under another one are read again. */
  readonly under: string;
}

/** How far the records of each kind reach. What could not be read is missing here, and is asked for again as a whole. */
export type Reach = { readonly [Kind in keyof typeof windows]?: Span };

/** What the rows of a kind take from the policy: texts are not kept, nor is what else would tell it later. */
export function readUnder(kind: keyof Reach, { workItems, production }: LadderPolicy): string {
  if (kind === 'pull-request') return JSON.stringify(workItems);

  return kind === 'deployment' ? JSON.stringify(production.environment) : '';
}
