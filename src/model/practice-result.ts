import type { Cause } from './cause.ts';
import type { AskedLevel, Level } from './level.ts';
import type { Instant } from './records/instant.ts';

/** At one line: the value reaches it, does not reach it, need not, or nobody knows. */
export type LineState = 'met' | 'unmet' | 'not-applicable' | 'unknown';

/** What a practice comes to in one repository at one time. */
export interface PracticeResult {
  readonly id: string;
  /** Of the practice as a whole: met when all its lines are. */
  readonly state: LineState;
  /** The highest level whose lines, and those below it, are all met; null unless something was assessed. */
  readonly level: Level | null;
  /** Only the levels that ask something new. */
  readonly lines: Readonly<Partial<Record<AskedLevel, LineState>>>;
  readonly value: number | null;
  /** The value holds items that are still open, at their age: it can only grow. */
  readonly isAtLeast: boolean;
  readonly samples: number | null;
  readonly windowDays: number | null;
  readonly provenance: 'explicit' | 'inferred' | null;
  readonly evidence: readonly Evidence[];
  /** What the practice's sentence says beside the value. */
  readonly figures: Figures;
  readonly reason: Reason | null;
  /** GitHub did not answer this time: this is the result of then. */
  readonly carriedFrom: Instant | null;
  /** Assessed, shown, and left out of the levels. */
  readonly gates: boolean;
}

/** Names and figures of GitHub's, in no language: a path, `#431`, `run 1788`. */
export interface Evidence {
  readonly text: string;
  readonly path?: string;
  readonly line?: number;
  /** Below the repository's own address, such as `pull/431`. */
  readonly at?: string;
}

export type Figures = Readonly<Record<string, number | string | boolean>>;

/** Why it is not applicable, or unknown. */
export type Reason =
  | { readonly kind: 'unknown'; readonly cause: Cause }
  | { readonly kind: 'profile'; readonly profile: string }
  | { readonly kind: 'solo' }
  | { readonly kind: 'waived'; readonly because: string; readonly until: string }
  /** There was nothing of the sort: no red light, no migration, no bug. `what` is a word of the practice's own texts. */
  | { readonly kind: 'nothing'; readonly what: string }
  /** Work items are kept in another tool. */
  | { readonly kind: 'outside' };
