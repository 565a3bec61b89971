import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { prSize } from '../../../src/practices/continuous-delivery/pr-size.ts';
import { bot, filesOf, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { reasonOf, times } from '../../builders/ladder-records.ts';

const pull = (number: number, additions: number, path: string = 'src/a.ts') =>
  pullRecord(number, { files: [{ path, status: 'modified', additions, deletions: 10 }] });
const judge = (pullRequests: readonly PullRequestRecord[], files = filesOf({})) =>
  resultOf(prSize, repositoryFacts({ pullRequests, files }));

describe('pull request size', () => {
  test.each([
    [793.2, 1],
    [793, 2],
    [395.2, 2],
    [395, 3],
    [219.2, 3],
    [219, 4],
    [100.2, 4],
    [100, 5],
  ])('a mean of %f lines is level %i', (mean, level) => {
    const sum = Math.round(mean * 5);
    const result = judge([...times(4, index => pull(index + 1, 10)), pull(5, sum - 90)]);

    expect(result).toMatchObject({ level, value: sum / 5, figures: { median: 20 } });
  });

  test.each([
    ['package-lock.json', 10],
    ['vendor/a/a.go', 10],
    ['src/a.pb.go', 10],
    ['src/marked.ts', 10],
    ['docs/a.md', 1000],
    ['test/a.test.ts', 1000],
  ])('%s counts for %i lines', (path, lines) => {
    const files = filesOf({ '.gitattributes': 'src/marked.ts linguist-generated' });
    const own = { path: 'src/a.ts', status: 'modified', additions: 5, deletions: 5 } as const;
    const given = { path, status: 'added', additions: 500, deletions: 490 } as const;

    expect(
      judge(
        times(5, index => pullRecord(index, { files: [own, given] })),
        files,
      ).value,
    ).toBe(lines === 10 ? 10 : 1000);
  });

  test('those whose files GitHub did not tell make the mean a lower bound', () => {
    const cut = pullRecord(99, { files: null });
    expect(judge([...times(5, index => pull(index, 90)), cut])).toMatchObject({
      ...{ value: 100, isAtLeast: true, lines: { 2: 'unknown', 5: 'unknown' }, figures: { unseen: 1 } },
      reason: { cause: { kind: 'truncated', what: 'files' } },
    });
    expect(judge([...times(5, index => pull(index, 900)), cut]).lines[2]).toBe('unmet');
    expect(reasonOf(judge([...times(4, index => pull(index, 90)), cut]))).toEqual({
      ...{ kind: 'truncated', what: 'files' },
    });
  });

  test('is unknown with too few, and leaves out what bots brought', () => {
    expect(reasonOf(judge(times(4, index => pull(index, 1))))).toEqual({ kind: 'samples', n: 4, minimum: 5 });
    expect(judge([...times(5, index => pull(index, 1)), { ...pull(9, 9999), author: bot }]).value).toBe(11);
  });
});
