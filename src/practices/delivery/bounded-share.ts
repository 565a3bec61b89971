import { shareOf } from '../../metrics/statistics.ts';
import type { Cause } from '../../model/cause.ts';
import { type Assessed, assessed, type Outcome, unknownBecause } from '../outcome.ts';
import type { Delivery } from './delivery.ts';

/**
 * A share of deployments that only records of trouble tell of. Where it is in doubt that all trouble was recorded, the share is
 * a lower bound: it can prove that a line is passed, never that it is kept. And none at all is then no zero.
 */
export function boundedShare(
  part: number,
  whole: number,
  { delivery, doubt }: { readonly delivery: Delivery; readonly doubt: Cause | null },
  rest: Partial<Omit<Assessed, 'value'>>,
): Outcome {
  if (part === 0 && doubt !== null && doubt.kind !== 'inferred') return unknownBecause(doubt);

  return assessed(shareOf(part, whole) ?? 0, {
    samples: whole,
    inferred: delivery.inferred ?? (part === 0 ? doubt : null),
    lowerBound: doubt,
    isAtLeast: doubt !== null,
    ...rest,
    figures: { part, whole, ...rest.figures },
  });
}
