import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latestSlot, nextSlot, type ReportSchedule } from '../../src/policy/report-slots.ts';

const schedule = (values: Partial<ReportSchedule> = {}): ReportSchedule => ({
  every: 'monday',
  at: '09:00',
  zone: 'Asia/Shanghai',
  ...values,
});
const at = (text: string) => new Date(text);

describe('slots of a schedule', () => {
  test('a Monday morning in Shanghai is Monday 01:00 UTC', () => {
    expect(nextSlot(schedule(), at('2026-11-20T12:00:00Z'))).toEqual({
      date: '2026-11-23',
      at: at('2026-11-23T01:00:00Z'),
    });
  });

  test('the moment of a slot belongs to it, and the next one is a week later', () => {
    const now = at('2026-11-23T01:00:00Z');
    expect(latestSlot(schedule(), now).date).toBe('2026-11-23');
    expect(latestSlot(schedule(), new Date(now.getTime() - 1)).date).toBe('2026-11-16');
    expect(nextSlot(schedule(), now).date).toBe('2026-11-30');
  });

  test.each([
    ['a time that clocks leave out comes an hour later', '2026-03-29', '2026-03-29T01:30:00.000Z'],
    ['a time that comes twice is the first one', '2026-10-25', '2026-10-25T00:30:00.000Z'],
    ['an ordinary day', '2026-10-26', '2026-10-26T01:30:00.000Z'],
  ])('%s', (_, date, expected) => {
    const daily = schedule({ every: 'day', at: '02:30', zone: 'Europe/Berlin' });
    const found = nextSlot(daily, at(`${date}T00:00:00Z`));

    expect(found).toEqual({ date, at: at(expected) });
  });

  test('`month` is the first day of each', () => {
    expect(nextSlot(schedule({ every: 'month' }), at('2026-01-31T12:00:00Z')).date).toBe('2026-02-01');
    expect(latestSlot(schedule({ every: 'month' }), at('2026-03-31T12:00:00Z')).date).toBe('2026-03-01');
  });

  test.each([
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Asia/Shanghai',
    'UTC',
    'Africa/Casablanca',
  ])(
    'F23: in %s every slot comes once, in order, and is the latest one from then on until the next',
    zone => {
      const times = fc.tuple(fc.nat(23), fc.nat(59));
      const days = fc.constantFrom<ReportSchedule['every']>('day', 'sunday', 'monday', 'month');
      const starts = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 11) });
      fc.assert(
        fc.property(starts, days, times, (start, every, [hour, minute]) => {
          const two = (n: number) => String(n).padStart(2, '0');
          const given = schedule({ every, zone, at: `${two(hour)}:${two(minute)}` });
          let last = nextSlot(given, new Date(start));
          for (let turn = 0; turn < 40; turn++) {
            const next = nextSlot(given, last.at);
            expect(next.date > last.date && next.at > last.at).toBe(true);
            expect(latestSlot(given, new Date(next.at.getTime() - 1))).toEqual(last);
            expect(latestSlot(given, next.at)).toEqual(next);
            last = next;
          }
        }),
        { numRuns: 25, seed: 7 },
      );
    },
  );

  test('F23: in each zone of the world, ten years long, the days around a change of its clocks come exactly once each', () => {
    const dayMs = 24 * 60 * 60 * 1000;
    const firstDay = (month: number) => Date.UTC(2020, month);
    let changes = 0;
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'short' });
      const isChanged = (from: number, to: number) => clock.format(from) !== clock.format(to);
      const daily = schedule({ every: 'day', at: '02:30', zone });
      for (let month = 0; month < 120; month++) {
        if (!isChanged(firstDay(month), firstDay(month + 1))) continue;
        for (let day = firstDay(month); day < firstDay(month + 1); day += dayMs) {
          if (!isChanged(day, day + dayMs)) continue;
          changes += 1;
          let last = latestSlot(daily, new Date(day - 2 * dayMs));
          while (last.at.getTime() < day + 3 * dayMs) {
            const next = nextSlot(daily, last.at);
            if (Date.parse(next.date) - Date.parse(last.date) !== dayMs || next.at <= last.at)
              expect.fail(`${zone}: ${JSON.stringify(last)} is followed by ${JSON.stringify(next)}`);
            last = next;
          }
        }
      }
    }
    expect(changes).toBeGreaterThan(1_000);
  });
});
