import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { regressionTestForBug } from '../../../src/practices/continuous-testing/regression-test-for-bug.ts';
import { bot, issueRecord, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { changedFiles, reasonOf, times } from '../../builders/ladder-records.ts';

const issues = [issueRecord(1, { type: 'bug' }), issueRecord(2, { labels: ['feature'] })];
const tested = changedFiles('src/a.ts', 'test/a.test.ts');
const fixes = (all: number, some: number) =>
  times(all, index =>
    pullRecord(index + 10, { issues: [1], files: index < some ? tested : changedFiles('a.ts') }),
  );
const judge = (pullRequests: readonly PullRequestRecord[], policy = {}) =>
  resultOf(regressionTestForBug, repositoryFacts({ pullRequests, issues, files: {} }, policy));

describe('regression test for a bug', () => {
  test.each([
    [20, 5, 1],
    [20, 6, 2],
    [20, 11, 2],
    [20, 12, 3],
    [20, 15, 3],
    [20, 16, 4],
    [20, 18, 4],
    [20, 19, 5],
  ])('of %i fixes with %i that bring a test it is level %i', (all, some, level) => {
    expect(judge(fixes(all, some)).level).toBe(level);
  });

  test.each<[string, Partial<PullRequestRecord>, number]>([
    ['with a label of its own', { labels: ['bugfix', 'bug'] }, 11],
    ['of a feature', { issues: [2] }, 10],
    ['of a bot', { issues: [1], author: bot }, 10],
    ['that is not merged', { issues: [1], mergedAt: null }, 10],
  ])('one %s: %3$i are asked', (_, values, samples) => {
    expect(judge([...fixes(10, 10), pullRecord(99, { files: tested, ...values })]).samples).toBe(samples);
  });

  test('is not applicable without a fix, or where bugs are kept elsewhere', () => {
    expect(reasonOf(judge([pullRecord(9)]))).toEqual({ kind: 'nothing', what: 'bugs' });
    expect(reasonOf(judge([pullRecord(9)], { workItems: { in: 'outside', key: null } }))).toEqual({
      kind: 'outside',
    });
  });

  test('is unknown with too few, and where GitHub did not tell all files', () => {
    expect(reasonOf(judge(fixes(9, 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(judge(times(10, index => pullRecord(index, { issues: [1], files: null }))))).toEqual({
      ...{ kind: 'truncated', what: 'files' },
    });
  });
});
