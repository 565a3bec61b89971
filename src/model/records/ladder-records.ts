import type { Instant } from './instant.ts';

/** A span without the events that figures are made of. */
export interface EventGap {
  readonly from: Instant;
  readonly to: Instant;
}

/** A practice that an earlier report said is unmet, with a next step. */
export interface AdviceRecord {
  readonly practice: string;
  /** Of the first report that said so. */
  readonly advisedAt: Instant;
  /** Met since then, or waived with a reason; null while nothing happened. */
  readonly resolvedAt: Instant | null;
}

/** A metric of an earlier assessment. */
export interface StoredValue {
  readonly practice: string;
  readonly at: Instant;
  readonly value: number;
  readonly isLowerBetter: boolean;
}

export interface TeamRecord {
  /** `organization/team`, in lower case. */
  readonly slug: string;
  readonly members: number;
}
