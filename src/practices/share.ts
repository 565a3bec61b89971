import { shareOf } from '../metrics/statistics.ts';
import type { Windowed } from '../metrics/window.ts';
import type { Evidence } from '../model/practice-result.ts';
import { type Assessed, assessed, type Outcome, unknownBecause } from './outcome.ts';

/** So many pieces of evidence are kept: the report links a few, the facts have them all. */
export const keptEvidence = 20;

/** The share of items that do it, in percent; evidence are those that do not. */
export function shareThatDoes<T>(
  window: Windowed<T>,
  does: (item: T) => boolean,
  evidenceOf: (item: T) => Evidence,
  rest: Partial<Omit<Assessed, 'value'>> = {},
): Outcome {
  if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
  const others = window.items.filter(item => !does(item));
  const whole = window.items.length;

  return assessed(shareOf(whole - others.length, whole) ?? 0, {
    samples: whole,
    windowDays: window.days,
    evidence: others.slice(0, keptEvidence).map(evidenceOf),
    ...rest,
    figures: { part: whole - others.length, whole, ...rest.figures },
  });
}
