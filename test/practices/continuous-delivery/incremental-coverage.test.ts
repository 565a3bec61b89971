import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import type { BranchRules } from '../../../src/model/records/rules-record.ts';
import {
  coverageOfAll,
  incrementalCoverage,
} from '../../../src/practices/continuous-delivery/incremental-coverage.ts';
import { bot, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { branchRules, reasonOf, times } from '../../builders/ladder-records.ts';

const pull = (number: number, covered: number, coverable: number) =>
  pullRecord(number, { coverage: { covered, coverable } });
const required = { requiredChecks: ['Rung / Incremental coverage'] };
const judge = (
  pullRequests: readonly PullRequestRecord[],
  rules: Partial<BranchRules> | undefined = required,
) => resultOf(incrementalCoverage, repositoryFacts({ pullRequests, rules: branchRules(rules) }));
const pulls = (covered: number) => times(10, index => pull(index + 1, covered / 10, 100));

describe('incremental coverage', () => {
  test.each([
    [490, 1],
    [500, 2],
    [800, 2],
    [810, 4],
    [890, 4],
    [900, 5],
  ])('%i of 1000 changed lines, as a required check, are level %i', (covered, level) => {
    expect(judge(pulls(covered)).level).toBe(level);
  });

  test.each([
    [800, 2],
    [810, 3],
    [990, 3],
  ])('%i of 1000 without the required check are level %i', (covered, level) => {
    expect(judge(pulls(covered), { requiredChecks: ['Rung / CI status'] }).level).toBe(level);
  });

  test('whether it is required may be unknown', () => {
    const result = judge(pulls(990), { isComplete: false });

    expect(result.lines).toEqual({ 2: 'met', 3: 'met', 4: 'unknown', 5: 'unknown' });
    expect(reasonOf(result)).toEqual({ kind: 'source', what: 'rules' });
  });

  test('2 of 2 and 50 of 100 lines are 51.0%, not the mean of 100% and 50%', () => {
    expect(coverageOfAll([pull(1, 2, 2), pull(2, 50, 100)])).toEqual({ covered: 52, coverable: 102 });
    const both = times(5, index => [pull(index + 1, 2, 2), pull(index + 101, 50, 100)]).flat();

    expect(judge(both).value?.toFixed(1)).toBe('51.0');
  });

  test('those of bots, those without a report and those with nothing to cover are left out', () => {
    const others = [pull(90, 0, 0), pullRecord(91), { ...pull(92, 0, 50), author: bot }];

    expect(judge([...pulls(990), ...others])).toMatchObject({
      ...{ value: 99, samples: 10 },
      figures: { measured: 10, merged: 12 },
    });
  });

  test('is unknown without a report and with too few, and not applicable where nothing is coverable', () => {
    expect(reasonOf(judge([pullRecord(1)]))).toEqual({ kind: 'report' });
    expect(reasonOf(judge(pulls(1000).slice(1)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(judge([]))).toEqual({ kind: 'samples', n: 0, minimum: 10 });
    expect(reasonOf(judge([pull(1, 0, 0)]))).toEqual({ kind: 'nothing', what: 'lines' });
  });
});
