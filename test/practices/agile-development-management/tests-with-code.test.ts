import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { testsWithCode } from '../../../src/practices/agile-development-management/tests-with-code.ts';
import { bot, filesOf, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { changedFiles, reasonOf, times } from '../../builders/ladder-records.ts';

const bare = changedFiles('src/quotes.ts', 'README.md');
const tested = changedFiles('src/quotes.ts', 'test/quotes.test.ts');
const pulls = (all: number, some: number) =>
  times(all, index => pullRecord(index + 1, { files: index < some ? tested : bare }));
const judge = (pullRequests: readonly PullRequestRecord[], files = filesOf({})) =>
  resultOf(testsWithCode, repositoryFacts({ pullRequests, files }));

describe('tests with code', () => {
  test.each([
    [10, 2, 1],
    [10, 3, 2],
    [10, 5, 2],
    [10, 6, 3],
    [10, 7, 3],
    [10, 8, 4],
    [10, 9, 5],
    [100, 89, 4],
  ])('of %i that change code with %i that change tests it is level %i', (all, some, level) => {
    expect(judge(pulls(all, some)).level).toBe(level);
  });

  const counts = (path: string, values: Partial<NonNullable<PullRequestRecord['files']>[number]>) =>
    pullRecord(99, { files: [{ path, status: 'modified', additions: 1, deletions: 0, ...values }] });

  test.each<[string, PullRequestRecord, number]>([
    ['changes code', counts('src/a.ts', {}), 11],
    ['adds an empty file', counts('src/a.ts', { status: 'added', additions: 0 }), 11],
    ['changes documents', counts('docs/a.md', {}), 10],
    ['changes tests alone', counts('test/a.test.ts', {}), 10],
    ['only removes code', counts('src/a.ts', { status: 'removed', deletions: 9 }), 10],
    ['only moves code', counts('src/a.ts', { status: 'renamed', additions: 0 }), 10],
    ['changes generated code', counts('src/a.pb.go', {}), 10],
    ['is of a bot', pullRecord(99, { files: bare, author: bot }), 10],
  ])('one that %s: %3$i are asked', (_, pull, samples) => {
    expect(judge([...pulls(10, 10), pull]).samples).toBe(samples);
  });

  test('to remove a test is not to bring one', () => {
    const files = [
      ...changedFiles('src/a.ts'),
      { path: 'a.test.ts', status: 'removed', additions: 0, deletions: 9 },
    ];

    expect(
      judge(times(10, index => pullRecord(index, { files: files as PullRequestRecord['files'] }))).value,
    ).toBe(0);
  });

  test('what .gitattributes marks as generated is no production code', () => {
    const files = filesOf({ '.gitattributes': 'src/** linguist-generated' });

    expect(reasonOf(judge(pulls(10, 10), files))).toEqual({ kind: 'nothing', what: 'source' });
  });

  test('is unknown with too few, and where GitHub did not tell all files', () => {
    expect(reasonOf(judge(pulls(9, 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    const cut = times(10, index => pullRecord(index + 50, { files: null }));
    expect(reasonOf(judge([...pulls(5, 5), ...cut]))).toEqual({ kind: 'truncated', what: 'files' });
    expect(judge([...pulls(10, 10), ...cut])).toMatchObject({ value: 100, figures: { unseen: 10 } });
  });

  test('is unknown, and not “nothing”, where nothing was merged', () => {
    expect(reasonOf(judge([]))).toEqual({ kind: 'samples', n: 0, minimum: 10 });
  });
});
