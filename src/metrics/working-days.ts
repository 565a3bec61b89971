import type { Calendar } from '../model/calendar.ts';
import { dayMs, hourMs, type Instant } from '../model/records/instant.ts';
import { dayOf } from './days.ts';

/** Monday to Friday without holidays, and the days of a weekend that are worked in their place. */
export function isWorkingDay(day: string, { holidays, workdays }: Calendar): boolean {
  if (workdays.includes(day)) return true;
  const weekday = new Date(day).getUTCDay();

  return weekday !== 0 && weekday !== 6 && !holidays.includes(day);
}

/** So many days of the calendar, in order; the last one is the day of `at`. */
export function daysUpTo(at: Instant, count: number, { zone }: Calendar): readonly string[] {
  const last = Date.parse(dayOf(at, zone));

  return Array.from({ length: count }, (_, index) => dayOf(last - (count - 1 - index) * dayMs, 'UTC'));
}

const quarterMs = hourMs / 4;

/** The first instant after a day in its time zone. No zone is more than 15 hours from UTC, or between two quarters of one. */
export function endOfDay(day: string, zone: string): Instant {
  if (zone === 'UTC') return Date.parse(day) + dayMs;
  let within = Date.parse(day) - 15 * hourMs;
  let after = Date.parse(day) + dayMs + 15 * hourMs;
  while (after - within > quarterMs) {
    const middle = within + Math.floor((after - within) / quarterMs / 2) * quarterMs;
    if (dayOf(middle, zone) > day) after = middle;
    else within = middle;
  }

  return after;
}
