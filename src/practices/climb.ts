import type { Cause } from '../model/cause.ts';
import { type Assessed, assessed } from './outcome.ts';

/** Whether a step holds; a cause where nobody can tell. */
export type Step = boolean | Cause;

/**
 * The highest step reached: a step counts only when all earlier ones hold. One that nobody can tell leaves what lies above it
 * unknown, and what lies below it as it is.
 * @param first the number of the first step.
 */
export function climb(
  first: number,
  steps: readonly Step[],
  rest: Partial<Omit<Assessed, 'value' | 'lowerBound'>> = {},
): Assessed {
  const end = steps.findIndex(step => step !== true);
  const reached = end < 0 ? steps.length : end;
  const stop = steps[reached];

  return assessed(first - 1 + reached, { ...rest, lowerBound: typeof stop === 'object' ? stop : null });
}

/** True where one is; else a cause where one is not known. */
export function anyOf(...steps: readonly Step[]): Step {
  return steps.includes(true) || (steps.find(step => typeof step === 'object') ?? false);
}

/** False where one is; else a cause where one is not known. */
export function allOf(...steps: readonly Step[]): Step {
  return !steps.includes(false) && (steps.find(step => typeof step === 'object') ?? true);
}
