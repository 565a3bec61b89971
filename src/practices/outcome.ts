import type { Cause } from '../model/cause.ts';
import type { Evidence, Figures, Reason } from '../model/practice-result.ts';

/** What `evaluate` comes to; the lines are compared by `judgeLines`. */
export type Outcome = Assessed | NotAssessed;

export interface NotAssessed {
  readonly reason: Reason;
}

export interface Assessed {
  /** Unrounded, in the unit of the practice's levels. */
  readonly value: number;
  readonly evidence: readonly Evidence[];
  readonly figures: Figures;
  readonly samples: number | null;
  readonly windowDays: number | null;
  /** Inferred: the value is shown, and decides no line. */
  readonly inferred: Cause | null;
  /** Open items are in it at their age, so it can only grow. */
  readonly isAtLeast: boolean;
  /** The value is a lower bound for this reason: it can prove that a ceiling is passed, never that it is kept. */
  readonly lowerBound: Cause | null;
  readonly conditions: Readonly<Record<string, boolean | Cause>>;
}

/** With `value` and what else is known; the rest is as for a plain value that was seen. */
export function assessed(value: number, rest: Partial<Omit<Assessed, 'value'>> = {}): Assessed {
  return {
    ...{ value, evidence: [], figures: {}, samples: null, windowDays: null },
    ...{ inferred: null, isAtLeast: false, lowerBound: null, conditions: {} },
    ...rest,
  };
}

export const yesNo = (isThere: boolean, rest: Partial<Omit<Assessed, 'value'>> = {}): Assessed =>
  assessed(isThere ? 1 : 0, rest);

export const unknownBecause = (cause: Cause): NotAssessed => ({ reason: { kind: 'unknown', cause } });

/** @param what a word of the practice's texts: `nothing.<what>` says what there is nothing of. */
export const nothingOf = (what: string): NotAssessed => ({ reason: { kind: 'nothing', what } });
