import { describe, expect, test } from 'vitest';
import { trendImproving } from '../../../src/practices/performance-measurement/trend-improving.ts';
import { daysAgo, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const metric = (practice: string, before: number, now: number, isLowerBetter = false) => [
  { practice, at: daysAgo(95), value: before, isLowerBetter },
  { practice, at: daysAgo(2), value: now, isLowerBetter },
];
const metrics = (all: number, worse: number) =>
  Array.from({ length: all }, (_, index) => metric(`m${index}`, 100, index < worse ? 50 : 100)).flat();
const judge = (storedValues: ReturnType<typeof metric>) =>
  resultOf(trendImproving, repositoryFacts({ storedValues }));

describe('trend', () => {
  test.each([
    [10, 4, 3],
    [10, 3, 4],
    [10, 2, 4],
    [10, 1, 5],
  ])('of %i metrics with %i worse it is level %i', (all, worse, level) => {
    expect(judge(metrics(all, worse)).level).toBe(level);
  });

  test.each([
    ['down by 5% of a value that should be high', metric('x', 100, 95), 0],
    ['down by more', metric('x', 100, 94.9), 1],
    ['up', metric('x', 100, 200), 0],
    ['up by 5% of a value that should be low', metric('x', 100, 105, true), 0],
    ['up by more of one that should be low', metric('x', 100, 105.1, true), 1],
    ['up from zero of one that should be low', metric('x', 0, 1, true), 1],
  ])('%s', (_, pair, worse) => {
    const result = judge([...metrics(9, 0), ...pair]);

    expect(result.evidence).toEqual(worse === 1 ? [{ text: 'x' }] : []);
    expect(result.samples).toBe(10);
  });

  test('the last value of each window counts', () => {
    const older = { ...metric('m0', 0, 0)[1], at: daysAgo(30), value: 1 };

    expect(judge([...metrics(10, 0), older as never]).value).toBe(100);
  });

  test('is unknown with too few metrics in both windows', () => {
    expect(judge(metrics(9, 0))).toMatchObject({ reason: { cause: { kind: 'samples', n: 9, minimum: 10 } } });
    expect(
      judge([...metrics(9, 0), { practice: 'new', at: daysAgo(1), value: 1, isLowerBetter: false }]).state,
    ).toBe('unknown');
  });
});
