/** A moment of a week by the team's clock: `Mon 10:00`. */
export type Time = `${'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun'} ${string}`;

const days: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const firstMonday = Date.parse('2026-08-31T00:00:00+08:00');
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Shanghai keeps one time all year. Weeks count from 1. */
export function instantOf(week: number, time: Time): Date {
  const [day, hours, minutes] = [time.slice(0, 3), time.slice(4, 6), time.slice(7)];
  const index = days.indexOf(day);

  return new Date(
    firstMonday + (7 * (week - 1) + index) * dayMs + (60 * Number(hours) + Number(minutes)) * minuteMs,
  );
}

export function minutesAfter(time: Time, minutes: number): Time {
  const all = 60 * Number(time.slice(4, 6)) + Number(time.slice(7)) + minutes;
  const digits = (value: number) => String(value).padStart(2, '0');

  return `${time.slice(0, 3)} ${digits(Math.floor(all / 60))}:${digits(all % 60)}` as Time;
}
