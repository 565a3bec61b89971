import type { Policy, ReportDay } from './policy.ts';
import { instantOf, localDateOf } from './zoned-time.ts';

export type ReportSchedule = Policy['report']['schedule'];

/** A turn of the schedule: on this day of the repository's zone. Its date names it, so that it comes once whatever clocks do. */
export interface ReportSlot {
  /** `2026-11-23`. */
  readonly date: string;
  readonly at: Date;
}

const weekdays: readonly ReportDay[] = [
  ...(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const),
];
const dayMs = 24 * 60 * 60 * 1000;
/** More days than any two turns lie apart. */
const daysAround = 33;

/** The last slot that has come, at this very moment too. */
export function latestSlot(schedule: ReportSchedule, now: Date): ReportSlot {
  return find(schedule, now, -1, at => at <= now);
}

/** The first slot after this moment. */
export function nextSlot(schedule: ReportSchedule, now: Date): ReportSlot {
  return find(schedule, now, 1, at => at > now);
}

function find(
  { every, at: time, zone }: ReportSchedule,
  now: Date,
  direction: 1 | -1,
  fits: (at: Date) => boolean,
): ReportSlot {
  const today = Date.parse(localDateOf(now, zone));
  // Zones differ by less than a day, so the day before and after are looked at too.
  for (let days = -1; days <= daysAround; days++) {
    const day = new Date(today + direction * days * dayMs);
    const date = day.toISOString().slice(0, 10);
    if (!isTurn(every, day)) continue;
    const at = instantOf(date, time, zone);
    if (fits(at)) return { date, at };
  }
  throw new Error(`No turn of "${every}" within ${daysAround} days.`);
}

/** @param day midnight UTC of a calendar day */
function isTurn(every: ReportDay, day: Date): boolean {
  if (every === 'day') return true;
  if (every === 'month') return day.getUTCDate() === 1;

  return weekdays[day.getUTCDay()] === every;
}
