import { dayMs, type Instant } from '../model/records/instant.ts';

export const windowDays = 90;
const stretchedDays = 180;

/** The least number of items that a figure is made of: judgement. */
export const minimumSamples = { ofMean: 5, ofShare: 10 } as const;

export type Windowed<T> =
  | { readonly enough: true; readonly items: readonly T[]; readonly days: number }
  | { readonly enough: false; readonly n: number; readonly minimum: number };

/**
 * The items that ended in the window of 90 days before `at`; where they are too few, of 180 days. The window is open at its
 * beginning and closed at its end.
 */
export function inWindow<T>(
  items: readonly T[],
  endOf: (item: T) => Instant | null,
  at: Instant,
  minimum: number,
): Windowed<T> {
  const within = (days: number) =>
    items.filter(item => {
      const end = endOf(item);

      return end !== null && end > at - days * dayMs && end <= at;
    });
  for (const days of [windowDays, stretchedDays]) {
    const found = within(days);
    if (found.length >= minimum) return { enough: true, items: found, days };
    if (days === stretchedDays) return { enough: false, n: found.length, minimum };
  }
  throw new Error('There is a last window.');
}
