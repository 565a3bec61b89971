import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/metrics/days.ts';
import { daysUpTo, endOfDay, isWorkingDay } from '../../src/metrics/working-days.ts';
import type { Calendar } from '../../src/model/calendar.ts';
import { dayMs, hourMs } from '../../src/model/records/instant.ts';

const shanghai: Calendar = {
  zone: 'Asia/Shanghai',
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-10-10'],
};
const utc: Calendar = { zone: 'UTC', holidays: [], workdays: [] };

describe('working days', () => {
  test('28 September to 11 October 2026 in Shanghai are 6', () => {
    const days = daysUpTo(Date.UTC(2026, 9, 11, 4), 14, shanghai);

    expect([days[0], days.at(-1)]).toEqual(['2026-09-28', '2026-10-11']);
    expect(days.filter(day => isWorkingDay(day, shanghai))).toHaveLength(6);
    expect(days.filter(day => isWorkingDay(day, utc))).toHaveLength(10);
  });

  test('a push at 16:30 UTC on the 9th counts for the Saturday that is worked', () => {
    const day = dayOf(Date.UTC(2026, 9, 9, 16, 30), shanghai.zone);

    expect(day).toBe('2026-10-10');
    expect(isWorkingDay(day, shanghai)).toBe(true);
    expect(isWorkingDay(day, utc)).toBe(false);
  });

  test('a day that is both a holiday and worked is worked', () => {
    expect(isWorkingDay('2026-10-10', { ...shanghai, holidays: ['2026-10-10'] })).toBe(true);
  });
});

test('working days are weekdays less holidays, and what is worked besides', () => {
  const day = fc
    .integer({ min: 0, max: 20 })
    .map(index => dayOf(Date.UTC(2026, 8, 28) + index * dayMs, 'UTC'));
  fc.assert(
    fc.property(fc.uniqueArray(day), fc.uniqueArray(day), (holidays, workdays) => {
      const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
      let expected = 0;
      for (let at = Date.UTC(2026, 8, 28); at < Date.UTC(2026, 9, 19); at += dayMs) {
        const isWeekday = names.includes(new Date(at).toUTCString().slice(0, 3));
        const name = new Date(at).toISOString().slice(0, 10);
        if (workdays.includes(name) || (isWeekday && !holidays.includes(name))) expected += 1;
      }
      const days = daysUpTo(Date.UTC(2026, 9, 18, 12), 21, utc);

      expect(days.filter(one => isWorkingDay(one, { zone: 'UTC', holidays, workdays }))).toHaveLength(
        expected,
      );
    }),
    { numRuns: 100, seed: 4 },
  );
});

describe('the end of a day', () => {
  test.each([
    ['2026-10-09', 'UTC', '2026-10-10T00:00Z'],
    ['2026-10-09', 'Asia/Shanghai', '2026-10-09T16:00Z'],
    // Clocks go forward in the night to the 29th and back in the one to the 25th.
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T22:00Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-25T23:00Z'],
    ['2026-06-01', 'Pacific/Kiritimati', '2026-06-01T10:00Z'],
    ['2026-06-01', 'Pacific/Pago_Pago', '2026-06-02T11:00Z'],
    // Midnight is left out there: the 8th began at one o'clock.
    ['2024-09-07', 'America/Santiago', '2024-09-08T04:00Z'],
  ])('of %s in %s is %s', (day, zone, end) => {
    expect(new Date(endOfDay(day, zone)).toISOString()).toBe(new Date(end).toISOString());
  });

  test('is the first instant that another day has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }),
        fc.constantFrom('UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
        (at, zone) => {
          const day = dayOf(at, zone);
          const end = endOfDay(day, zone);

          expect(dayOf(end - 1, zone)).toBe(day);
          expect(dayOf(end, zone) > day).toBe(true);
          expect(end > at && end - at <= dayMs + hourMs).toBe(true);
        },
      ),
      { numRuns: 100, seed: 2 },
    );
  });
});
