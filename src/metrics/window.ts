import { dayMs, type Instant } from '../model/records/instant.ts';

export const windowDays = 90;
/** Looked at once where the window has too few. */
export const stretchedDays = 180;

/** The least number of items that a figure is made of: judgement. */
export const minimumSamples = { ofMean: 5, ofShare: 10 } as const;

export type Windowed<T> =
  | { readonly enough: true; readonly items: readonly T[]; readonly days: number }
  | { readonly enough: false; readonly n: number; readonly minimum: number };

/**
 * The items that ended in the window of 90 days before `at`; where they are too few, of 180 days. The window is open at its
 * beginning and closed at its end.
 * @param weightOf how many samples an item stands for, such as a pull request for its review threads.
 */
export function inWindow<T>(
  items: readonly T[],
  endOf: (item: T) => Instant | null,
  at: Instant,
  minimum: number,
  weightOf: (item: T) => number = () => 1,
): Windowed<T> {
  for (const days of [windowDays, stretchedDays]) {
    const found = items.filter(item => isWithin(endOf(item), at, days));
    const n = found.reduce((sum, item) => sum + weightOf(item), 0);
    if (n >= minimum) return { enough: true, items: found, days };
    if (days === stretchedDays) return { enough: false, n, minimum };
  }
  throw new Error('There is a last window.');
}

/** In the last `days` before `at`. */
export function isWithin(end: Instant | null, at: Instant, days: number): boolean {
  return end !== null && end > at - days * dayMs && end <= at;
}
