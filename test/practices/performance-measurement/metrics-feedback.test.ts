import { describe, expect, test } from 'vitest';
import { metricsFeedback } from '../../../src/practices/performance-measurement/metrics-feedback.ts';
import { daysAgo, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const advised = (all: number, some: number, { days = 60, after = 30 } = {}) =>
  Array.from({ length: all }, (_, index) => ({
    practice: `practice-${index}`,
    advisedAt: daysAgo(days),
    resolvedAt: index < some ? daysAgo(days - after) : null,
  }));
const judge = (advice: ReturnType<typeof advised>) => resultOf(metricsFeedback, repositoryFacts({ advice }));

describe('findings acted on', () => {
  test.each([
    [10, 2, 2],
    [10, 3, 3],
    [10, 5, 3],
    [10, 6, 4],
    [10, 7, 4],
    [10, 8, 5],
  ])('of %i advised with %i taken up it is level %i', (all, some, level) => {
    expect(judge(advised(all, some))).toMatchObject({ level, gates: false });
  });

  test('what came a day too late was not taken up', () => {
    expect(judge(advised(10, 10, { after: 31 })).value).toBe(0);
  });

  test('is unknown with too few that are due', () => {
    expect(judge(advised(9, 9))).toMatchObject({ reason: { cause: { kind: 'samples', n: 9, minimum: 10 } } });
    expect(judge(advised(10, 10, { days: 29, after: 1 }))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 0 } },
    });
    expect(judge(advised(10, 10, { days: 30 })).value).toBe(100);
  });
});
