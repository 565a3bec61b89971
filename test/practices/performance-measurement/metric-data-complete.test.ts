import { describe, expect, test } from 'vitest';
import { metricDataComplete } from '../../../src/practices/performance-measurement/metric-data-complete.ts';
import { daysAgo, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const judge = (since: number, gaps: readonly [from: number, to: number][] = []) =>
  resultOf(
    metricDataComplete,
    repositoryFacts({
      eventsSince: daysAgo(since),
      eventGaps: gaps.map(([from, to]) => ({ from: daysAgo(from), to: daysAgo(to) })),
    }),
  );
const days = (n: number): [number, number][] => [[n, 0]];

describe('metric data complete', () => {
  test.each([
    [200, 0, 100, 5],
    [100, 1, 98.888, 4],
    [90, 2, 97.777, 3],
    [90, 9, 90, 3],
    [90, 10, 88.888, 2],
  ])('events of %i days with a gap of %i', (since, gap, value, level) => {
    const result = judge(since, gap === 0 ? [] : days(gap));

    expect(result.value).toBeCloseTo(value, 2);
    expect(result).toMatchObject({ level, windowDays: 90, gates: false });
  });

  test('a gap of an hour breaks its day, one across midnight both', () => {
    expect(judge(90, [[5.5, 5.4]]).figures).toEqual({ part: 89, whole: 90 });
    expect(judge(90, [[5.1, 4.9]]).figures).toEqual({ part: 88, whole: 90 });
    expect(judge(90, [[120, 100]]).figures).toEqual({ part: 90, whole: 90 });
  });

  test('until 14 days exist it is unknown; then the window is as long as they are', () => {
    expect(judge(13.9)).toMatchObject({ reason: { cause: { kind: 'history', since: daysAgo(13.9) } } });
    expect(judge(14)).toMatchObject({ value: 100, windowDays: 14 });
  });
});
