import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/metrics/days.ts';
import { deploymentDays } from '../../../src/metrics/delivery/deployment-days.ts';
import { wholeWeeks } from '../../../src/metrics/delivery/whole-weeks.ts';
import { dayMs, hourMs } from '../../../src/model/records/instant.ts';
import { now } from '../../builders/ladder-facts.ts';

/** A Monday, 00:00: the last whole week ended with it. */
const monday = Date.UTC(2026, 10, 23);

describe('deployment frequency', () => {
  test('is the median of the days with a deployment over twelve weeks, and an empty week counts as 0', () => {
    const days = [3, 4, 2, 5, 0, 3, 3, 4, 1, 3, 5, 3];
    const deployments = days.flatMap((count, week) =>
      Array.from({ length: count }, (_, day) => ({
        at: monday - (12 - week) * 7 * dayMs + day * dayMs + hourMs,
      })),
    );
    expect(deploymentDays(deployments, now, 'UTC')).toEqual({
      ...{ daysPerWeek: 3, weeks: 12, mostOnOneDay: 1, deployments: 36 },
    });
  });

  test('counts days: ten on one day are one', () => {
    const friday = monday - 3 * dayMs;
    const ten = Array.from({ length: 10 }, (_, hour) => ({ at: friday + hour * hourMs }));
    const every = Array.from({ length: 12 }, (_, week) =>
      ten.map(({ at }) => ({ at: at - week * 7 * dayMs })),
    );
    expect(deploymentDays(every.flat(), now, 'UTC')).toMatchObject({ daysPerWeek: 1, mostOnOneDay: 10 });
  });

  test('cuts days in the zone of the repository', () => {
    // Sunday 17:00 in London is Monday in Shanghai.
    const sunday = monday - dayMs + 17 * hourMs;
    const weeks = Array.from({ length: 11 }, (_, week) => ({ at: sunday - week * 7 * dayMs }));
    const twice = weeks.flatMap(({ at }) => [{ at }, { at: at + 6 * hourMs }]);
    expect(deploymentDays(twice, now, 'UTC').daysPerWeek).toBe(1);
    const apart = weeks.flatMap(({ at }) => [{ at: at - 2 * hourMs }, { at }]);
    expect(deploymentDays(apart, now, 'UTC').mostOnOneDay).toBe(2);
    expect(deploymentDays(apart, now, 'Asia/Shanghai').mostOnOneDay).toBe(1);
  });

  test('agrees with a naive count of random histories', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York');
    const hours = fc.array(fc.integer({ min: 0, max: 100 * 24 }), { maxLength: 60 });
    fc.assert(
      fc.property(zones, hours, fc.integer({ min: 0, max: 14 * 24 }), (zone, ago, shift) => {
        const at = now + shift * hourMs;
        const deployments = ago.map(hour => ({ at: at - hour * hourMs }));
        expect(deploymentDays(deployments, at, zone).daysPerWeek).toBe(naive(deployments, at, zone));
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  test('a window of 90 days holds eleven or twelve whole weeks', () => {
    const counts = Array.from({ length: 14 }, (_, day) => wholeWeeks(now + day * dayMs, 'UTC').length);
    expect(new Set(counts)).toEqual(new Set([11, 12]));
    // From a Monday's midnight to a Sunday's: the first week is whole.
    expect(wholeWeeks(monday + 6 * dayMs, 'UTC')).toHaveLength(12);
  });
});

/** Goes through the window hour by hour, writes down its days by name, and keeps the weeks that have all seven. */
function naive(deployments: readonly { readonly at: number }[], at: number, zone: string): number {
  const opens = at - 90 * dayMs;
  const names: string[] = [];
  for (let hour = opens; hour <= at; hour += hourMs) {
    const name = dayOf(hour, zone);
    if (names.at(-1) !== name) names.push(name);
  }
  // The day of the end is not over; that of the beginning is whole only from midnight.
  names.pop();
  if (dayOf(opens - 1, zone) === dayOf(opens, zone)) names.shift();
  const weekday = (name: string) => new Date(`${name}T12:00:00Z`).getUTCDay();
  const counts: number[] = [];
  for (let index = 0; index + 6 < names.length; index += 1) {
    if (weekday(names[index] ?? '') !== 1) continue;
    const week = names.slice(index, index + 7);
    counts.push(
      week.filter(name =>
        deployments.some(one => one.at > opens && one.at <= at && dayOf(one.at, zone) === name),
      ).length,
    );
  }
  counts.sort((a, b) => a - b);
  const middle = Math.floor(counts.length / 2);
  const [low, high] = [counts[counts.length % 2 === 1 ? middle : middle - 1], counts[middle]];

  return ((low ?? 0) + (high ?? 0)) / 2;
}
