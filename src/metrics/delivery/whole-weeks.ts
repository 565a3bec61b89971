import { dayMs, type Instant } from '../../model/records/instant.ts';
import { dayOf } from '../days.ts';
import { windowDays } from '../window.ts';

/** Number of a calendar day, such as `2026-10-09`; consecutive days have consecutive ones. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** Number of a day's ISO week, which begins on Monday. Day 0, the first of 1970, was a Thursday. */
export const weekOfDay = (day: number): number => Math.floor((day + 3) / 7);

/** The ISO weeks that lie wholly in the window before `at`, in calendar days of the zone. */
export function wholeWeeks(at: Instant, zone: string): readonly number[] {
  const opens = at - windowDays * dayMs;
  const day = dayNumber(dayOf(opens, zone));
  const firstWhole = dayOf(opens - 1, zone) === dayOf(opens, zone) ? day + 1 : day;
  const lastWhole = dayNumber(dayOf(at, zone)) - 1;
  // A week is whole if its Monday and its Sunday are.
  const first = weekOfDay(firstWhole - 1) + 1;
  const last = weekOfDay(lastWhole + 1) - 1;

  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
}
