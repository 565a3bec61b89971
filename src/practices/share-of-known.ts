import { inWindow, isWithin, minimumSamples, stretchedDays } from '../metrics/window.ts';
import type { Cause } from '../model/cause.ts';
import type { Evidence } from '../model/practice-result.ts';
import type { Instant } from '../model/records/instant.ts';
import { type Assessed, type Outcome, unknownBecause } from './outcome.ts';
import { shareThatDoes } from './share.ts';

/** Of one item: whether it does it, or why nobody can say. */
export type Verdict = boolean | Cause;

interface Asked<T> {
  readonly endOf: (item: T) => Instant | null;
  readonly judge: (item: T) => Verdict;
  readonly evidenceOf: (item: T) => Evidence;
}

/**
 * The share of items of the window that do it, over those of which it is known; the figure `unseen` counts the others.
 * Where too few are known because of the others, their cause is the answer.
 */
export function shareOfKnown<T>(
  items: readonly T[],
  { endOf, judge, evidenceOf }: Asked<T>,
  at: Instant,
  rest: Partial<Omit<Assessed, 'value'>> = {},
): Outcome {
  const judged = items.map(item => ({ item, verdict: judge(item) }));
  const window = inWindow(
    judged.filter(({ verdict }) => typeof verdict === 'boolean'),
    ({ item }) => endOf(item),
    at,
    minimumSamples.ofShare,
  );
  const unseen = judged.filter(({ verdict }) => typeof verdict !== 'boolean');
  if (!window.enough) {
    const all = inWindow(judged, ({ item }) => endOf(item), at, window.minimum);
    const cause = unseen.find(({ item }) => isWithin(endOf(item), at, stretchedDays))?.verdict;
    if (all.enough && typeof cause === 'object') return unknownBecause(cause);
  }
  const days = window.enough ? window.days : 0;

  return shareThatDoes(
    window,
    ({ verdict }) => verdict === true,
    ({ item }) => evidenceOf(item),
    {
      ...rest,
      figures: {
        unseen: unseen.filter(({ item }) => isWithin(endOf(item), at, days)).length,
        ...rest.figures,
      },
    },
  );
}
