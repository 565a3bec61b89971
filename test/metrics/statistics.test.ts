import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean, median, percentile, shareOf } from '../../src/metrics/statistics.ts';

const example = [12, 5, 40, 7, 8];

test('of 5, 7, 8, 12, 40 the median is 8, p75 12, p90 40 and the mean 14.4', () => {
  expect(median(example)).toBe(8);
  expect(percentile(example, 0.75)).toBe(12);
  expect(percentile(example, 0.9)).toBe(40);
  expect(mean(example)).toBeCloseTo(14.4, 10);
});

test('the median of an even number is the mean of the two middle ones', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('of nothing there is no figure', () => {
  expect([median([]), percentile([], 0.9), mean([]), shareOf(0, 0)]).toEqual(Array(4).fill(undefined));
});

test('shares are ratios of sums: 2 of 2 and 50 of 100 are 51.0%', () => {
  expect(shareOf(2 + 50, 2 + 100)).toBeCloseTo(50.98, 2);
});

test('a percentile is the least value with at least that share at or below it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 100 }),
      (values, percent) => {
        const reaches = (value: number) =>
          100 * values.filter(other => other <= value).length >= percent * values.length;

        expect(percentile(values, percent / 100)).toBe(Math.min(...values.filter(reaches)));
      },
    ),
    { numRuns: 500, seed: 1 },
  );
});
