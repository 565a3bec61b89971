import { dayMs, type Instant } from '../model/records/instant.ts';

export const windowDays = 90;
/** Looked at once where the window has too few. */
export const stretchedDays = 180;

/** The least number of items that a figure is made of: judgement. */
export const minimumSamples = { ofMean: 5, ofShare: 10 } as const;

export type Windowed<T> =
  | { readonly enough: true; readonly items: readonly T[]; readonly days: number }
  | { readonly enough: false; readonly n: number; readonly minimum: number };

/** In so many days before `at`: the window is open at its beginning and closed at its end. */
export function isWithin(end: Instant | null, at: Instant, days: number): boolean {
  return end !== null && end > at - days * dayMs && end <= at;
}

/** The items that ended in so many days before `at`. */
export function endedWithin<T>(
  items: readonly T[],
  endOf: (item: T) => Instant | null,
  at: Instant,
  days: number,
): readonly T[] {
  return items.filter(item => isWithin(endOf(item), at, days));
}

/**
 * The items that ended in the window of 90 days before `at`; where they are too few, of 180 days.
 * @param weightOf how many samples an item stands for, such as a pull request for its review threads.
 */
export function inWindow<T>(
  items: readonly T[],
  endOf: (item: T) => Instant | null,
  at: Instant,
  minimum: number,
  weightOf: (item: T) => number = () => 1,
): Windowed<T> {
  const samplesOf = (found: readonly T[]) => found.reduce((sum, item) => sum + weightOf(item), 0);
  const found = endedWithin(items, endOf, at, windowDays);
  if (samplesOf(found) >= minimum) return { enough: true, items: found, days: windowDays };
  const stretched = endedWithin(items, endOf, at, stretchedDays);
  const n = samplesOf(stretched);

  return n >= minimum
    ? { enough: true, items: stretched, days: stretchedDays }
    : { enough: false, n, minimum };
}

/**
 * Rare bad events: those of the window are all there are, so one is enough. Where there is none, `activity` of at least the
 * minimum shows that there was something to go wrong; then the list is empty and nothing had to be repaired.
 */
export function rareInWindow<T, A>(
  items: readonly T[],
  endOf: (item: T) => Instant | null,
  at: Instant,
  activity: {
    readonly of: readonly A[];
    readonly endOf: (item: A) => Instant | null;
    readonly minimum: number;
  },
): Windowed<T> {
  const recent = endedWithin(items, endOf, at, windowDays);
  if (recent.length > 0) return { enough: true, items: recent, days: windowDays };
  const active = inWindow(activity.of, activity.endOf, at, activity.minimum);
  if (active.enough && active.days === windowDays) return { enough: true, items: [], days: windowDays };
  const earlier = endedWithin(items, endOf, at, stretchedDays);
  if (earlier.length > 0 || active.enough) return { enough: true, items: earlier, days: stretchedDays };

  return active;
}
