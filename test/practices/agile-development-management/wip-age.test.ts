import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { wipAge } from '../../../src/practices/agile-development-management/wip-age.ts';
import { bot, daysAgo, pullRecord, repositoryFacts, resultOf, seenOf } from '../../builders/ladder-facts.ts';

const open = (count: number, days: number, values: Partial<PullRequestRecord> = {}) =>
  Array.from({ length: count }, (_, index) =>
    pullRecord(100 * days + index, { openedAt: daysAgo(days), mergedAt: null, ...values }),
  );
const judge = (pullRequests: readonly PullRequestRecord[]) =>
  resultOf(wipAge, repositoryFacts({ pullRequests }));

describe('WIP age', () => {
  test.each([
    [5, 5],
    [6, 4],
    [10, 4],
    [11, 3],
    [25, 3],
    [26, 2],
    [50, 2],
    [51, 1],
  ])('of 100 open with %i older than a week is level %i', (old, level) => {
    expect(judge([...open(old, 8), ...open(100 - old, 1)])).toMatchObject({
      level,
      value: old,
      samples: 100,
    });
  });

  test('takes seven days as still moving', () => {
    expect(judge(open(1, 7)).value).toBe(0);
    expect(judge(open(1, 7.001)).value).toBe(100);
  });

  test('leaves out drafts, bots and what is closed, and names the oldest first', () => {
    const others = [
      ...open(1, 30, { isDraft: true }),
      ...open(1, 31, { author: bot }),
      ...open(1, 32, { closedAt: daysAgo(1) }),
    ];
    const result = judge([...open(1, 9), ...open(1, 10), ...open(2, 1), ...others]);

    expect(result).toMatchObject({ value: 50, evidence: [{ text: '#1000' }, { text: '#900' }] });
    expect(seenOf(wipAge, result)).toBe('2 of 4 open pull requests have been open for more than 7 days');
    expect(seenOf(wipAge, result, 'zh-CN')).toBe('4 个打开的拉取请求中有 2 个已超过 7 天');
  });

  test('is not applicable where nothing is open, and unknown where nobody tells', () => {
    expect(judge([pullRecord(1)])).toMatchObject({ reason: { kind: 'nothing', what: 'open' } });
    expect(resultOf(wipAge, repositoryFacts())).toMatchObject({ reason: { cause: { kind: 'clone' } } });
  });
});
