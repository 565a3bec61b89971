import { describe, expect, test } from 'vitest';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { storyThroughput } from '../../../src/practices/agile-development-management/story-throughput.ts';
import { daysAgo, issueRecord, pullRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

/** Issues closed so many days ago, each by a pull request. */
const closed = (days: readonly number[], values: Partial<IssueRecord> = {}, first: number = 0) =>
  days.map((ago, index) =>
    issueRecord(first + index, { closedAt: daysAgo(ago), closedAs: 'completed', ...values }),
  );
const judge = (issues: readonly IssueRecord[], policy: object = {}, linked: boolean = true) =>
  resultOf(
    storyThroughput,
    repositoryFacts(
      { issues, pullRequests: linked ? [pullRecord(1, { issues: issues.map(({ number }) => number) })] : [] },
      policy,
    ),
  );

describe('story throughput', () => {
  test('is a count per two weeks with the change, asks nothing and holds nothing back', () => {
    const issues = [...closed(Array(45).fill(10)), ...closed(Array(30).fill(100), {}, 500)];
    expect(judge(issues)).toMatchObject({
      ...{ value: 7, lines: {}, level: null, gates: false, samples: 45, windowDays: 90 },
      figures: { stories: 45, before: 30, hasBefore: true, isMore: true, isLess: false, changePercent: 50 },
    });
    const fewer = [...closed(Array(15).fill(10)), ...closed(Array(30).fill(100), {}, 500)];
    expect(judge(fewer).figures).toMatchObject({ isMore: false, isLess: true, changePercent: 50 });
    const same = [...closed([10]), ...closed([100], {}, 500)];
    expect(judge(same).figures).toMatchObject({ isMore: false, isLess: false, hasBefore: true });
    expect(judge(closed([10])).figures).toMatchObject({ isMore: false, hasBefore: false });
  });

  test('ends with the data timestamp and begins 90 days before', () => {
    expect(judge(closed([0, 89.9, 90, 179.9, 180])).figures).toMatchObject({ stories: 2, before: 2 });
  });

  test.each<[string, Partial<IssueRecord>]>([
    ['a bug by its label', { labels: ['bug'] }],
    ['a bug by a longer label', { labels: ['type: Bug'] }],
    ['a bug by its type', { type: 'bug' }],
    ['not planned', { closedAs: 'not-planned' }],
    ['a duplicate', { closedAs: 'duplicate' }],
    ['open', { closedAt: null, closedAs: null }],
  ])('leaves out what is %s', (_, values) => {
    expect(judge(closed([1, 2], values)).samples).toBe(0);
  });

  test('leaves out what no pull request closed', () => {
    expect(judge(closed([1, 2]), {}, false).samples).toBe(0);
  });

  test('is not asked where work items are kept outside', () => {
    expect(judge([], { workItems: { in: 'outside', key: null } }).reason).toEqual({ kind: 'outside' });
  });
});
