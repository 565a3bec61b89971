import { describe, expect, test } from 'vitest';
import type { CoverageRecord } from '../../../src/model/records/delivery-records.ts';
import { existingCoverage } from '../../../src/practices/continuous-delivery/existing-coverage.ts';
import { daysAgo, now, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { reasonOf } from '../../builders/ladder-records.ts';

const report = (covered: number, at: number = daysAgo(3), coverable: number = 10_000): CoverageRecord => ({
  ...{ sha: '0123456789', at, covered, coverable },
});
const judge = (...coverage: readonly CoverageRecord[]) =>
  resultOf(existingCoverage, repositoryFacts({ coverage }));

describe('existing coverage', () => {
  test.each([
    [3999, 1],
    [4000, 2],
    [6000, 2],
    [6001, 3],
    [7999, 3],
    [8000, 4],
    [8439, 4],
    [8999, 4],
    [9000, 5],
  ])('%i of 10000 lines are level %i', (covered, level) => {
    expect(judge(report(covered))).toMatchObject({ level, value: covered / 100 });
  });

  test('the latest report counts, and none from after the data timestamp', () => {
    const result = judge(report(1000, daysAgo(9)), report(9000, daysAgo(2)), report(100, now + 1));

    expect(result).toMatchObject({ value: 90, figures: { ageDays: 2 }, evidence: [{ text: '0123456' }] });
  });

  test('a report of 30 days counts, an older one does not', () => {
    expect(judge(report(9000, daysAgo(30))).value).toBe(90);
    expect(reasonOf(judge(report(9000, daysAgo(30) - 1)))).toEqual({ kind: 'source', what: 'coverage' });
  });

  test('is unknown without a report, and not applicable where nothing is coverable', () => {
    expect(reasonOf(judge())).toEqual({ kind: 'source', what: 'coverage' });
    expect(reasonOf(judge(report(0, daysAgo(1), 0)))).toEqual({ kind: 'nothing', what: 'lines' });
    expect(reasonOf(resultOf(existingCoverage, repositoryFacts()))).toEqual({ kind: 'clone' });
  });
});
