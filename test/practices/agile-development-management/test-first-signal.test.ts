import { describe, expect, test } from 'vitest';
import type { PullRequestCommit, PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import {
  comesTestFirst,
  testFirstSignal,
} from '../../../src/practices/agile-development-management/test-first-signal.ts';
import { daysAgo, person, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { changedFiles, reasonOf, times } from '../../builders/ladder-records.ts';

type Touches = PullRequestCommit['touches'];
const tests: Touches = { tests: true, source: false };
const source: Touches = { tests: false, source: true };
const both: Touches = { tests: true, source: true };
const neither: Touches = { tests: false, source: false };

const commitsOf = (...touches: readonly Touches[]): readonly PullRequestCommit[] =>
  touches.map((touch, index) => ({
    ...{ sha: `c${index}`, author: person(), authoredAt: daysAgo(2), touches: touch },
  }));

const files = changedFiles('src/a.ts', 'test/a.test.ts');
const pull = (number: number, ...touches: readonly Touches[]) =>
  pullRecord(number, { files, commits: commitsOf(...touches) });
const pulls = (all: number, first: number) =>
  times(all, index => (index < first ? pull(index + 1, tests, source) : pull(index + 1, source, tests)));
const judge = (pullRequests: readonly PullRequestRecord[]) =>
  resultOf(testFirstSignal, repositoryFacts({ pullRequests, files: {} }));

describe('test-first signal', () => {
  test.each([
    [10, 2, 3],
    [10, 3, 4],
    [10, 4, 4],
    [10, 5, 5],
  ])('of %i with %i test first it is level %i', (all, first, level) => {
    expect(judge(pulls(all, first)).level).toBe(level);
  });

  test.each<[string, readonly Touches[], boolean]>([
    ['tests before code', [tests, source], true],
    ['both at once', [both, source], true],
    ['code before tests', [source, tests], false],
    ['something else before', [neither, tests, source], true],
    ['no tests', [source, source], false],
    ['tests before what nobody looked at', [tests, null], true],
    ['code before what nobody looked at', [source, null], false],
  ])('%s: %3$s', (_, touches, expected) => {
    expect(comesTestFirst(pull(1, ...touches))).toBe(expected);
  });

  test('one commit shows no order, and what changes no code has none', () => {
    const others = [
      pull(90, both),
      pullRecord(91, { files: changedFiles('a.md'), commits: commitsOf(tests, tests) }),
    ];

    expect(judge([...pulls(10, 10), ...others]).samples).toBe(10);
    expect(reasonOf(judge(others))).toEqual({ kind: 'nothing', what: 'order' });
  });

  test.each<[string, Partial<PullRequestRecord>, string]>([
    ['nobody looked at the commits', { files, commits: commitsOf(null, source) }, 'commits'],
    ['GitHub did not tell all commits', { files, commits: null }, 'commits'],
    ['GitHub did not tell all files', { files: null, commits: commitsOf(source, tests) }, 'files'],
  ])('is unknown where %s', (_, values, what) => {
    expect(reasonOf(judge(times(10, index => pullRecord(index, values))))).toEqual({
      kind: 'truncated',
      what,
    });
  });

  test('is unknown with too few', () => {
    expect(reasonOf(judge(pulls(9, 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
  });
});
