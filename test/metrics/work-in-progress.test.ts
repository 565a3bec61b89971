import { describe, expect, test } from 'vitest';
import { mean, percentile } from '../../src/metrics/statistics.ts';
import { workAtDayEnds, workBegun } from '../../src/metrics/work-in-progress.ts';
import { dayMs, hourMs } from '../../src/model/records/instant.ts';
import type { PullRequestRecord } from '../../src/model/records/pull-request-record.ts';
import { bot, person, pullRecord } from '../builders/ladder-facts.ts';

const utc = { zone: 'UTC', holidays: [], workdays: [] };
const monday = Date.UTC(2026, 10, 16);
const saturday = monday + 5 * dayMs;
let lastNumber = 0;

/** Open from noon of a day, Monday being 0, until noon of another. */
function open(login: string, from: number, to: number, values: Partial<PullRequestRecord> = {}) {
  lastNumber += 1;
  const closedAt = monday + to * dayMs + 12 * hourMs;

  return pullRecord(lastNumber, {
    ...{ author: person(login), openedAt: monday + from * dayMs + 12 * hourMs, mergedAt: closedAt, closedAt },
    ...values,
  });
}

/** At the ends of five days A has 2, 3, 4, 4, 3 and B 1, 1, 2, 0, 1. */
const example = [
  ...[open('a', 0, 9), open('a', 0, 9), open('a', 1, 9), open('a', 2, 4)],
  ...[open('b', 0, 3), open('b', 2, 3), open('b', 4, 9)],
];

describe('five days of A and B', () => {
  const values = workAtDayEnds(example, utc, saturday, 5).map(day => day.open);

  test('are nine values with p90 4 and mean 2.3', () => {
    expect(values.toSorted()).toEqual([1, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(percentile(values, 0.9)).toBe(4);
    expect(mean(values)).toBeCloseTo(2.3, 1);
  });
});

describe('work in progress', () => {
  const counts = (pulls: readonly PullRequestRecord[], at = saturday) =>
    workAtDayEnds(pulls, utc, at, 5).map(day => day.open);

  test('is not what is a draft, and not what a bot opened', () => {
    expect(counts([open('a', 0, 9, { openedAsDraft: true }), open('a', 0, 9, { author: bot })])).toEqual([]);
  });

  test('ends its day at midnight of the time zone, and a day that has not ended is left out', () => {
    const noon = monday + 12 * hourMs;
    const shanghai = { ...utc, zone: 'Asia/Shanghai' };
    const pull = open('a', -1, 9);

    expect(workAtDayEnds([pull], utc, noon, 1)).toEqual([]);
    expect(workAtDayEnds([pull], shanghai, monday + 16 * hourMs, 1)).toEqual([
      { endedAt: monday + 16 * hourMs, open: 1 },
    ]);
  });

  test('is counted at each beginning, itself included', () => {
    const first = open('a', 0, 2);
    const second = open('A', 1, 3);
    const third = open('a', 2, 3);

    expect(workBegun([third, second, first]).map(begun => [begun.number, begun.open])).toEqual([
      [first.number, 1],
      [second.number, 2],
      [third.number, 2],
    ]);
  });
});
