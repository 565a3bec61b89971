import { describe, expect, test } from 'vitest';
import type { IssueRecord, MilestoneRecord } from '../../../src/model/records/issue-record.ts';
import { iterationCadence } from '../../../src/practices/agile-development-management/iteration-cadence.ts';
import { daysAgo, issueRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { milestone, reasonOf, times } from '../../builders/ladder-records.ts';

const dueAt = Date.UTC(2026, 10, 10, 8);

/** Five issues of a milestone, so many of them closed before its due date. */
const scope = (number: number, done: number, closedAt: number | null = daysAgo(20)): readonly IssueRecord[] =>
  times(5, index =>
    issueRecord(number * 10 + index, { milestone: number, closedAt: index < done ? closedAt : null }),
  );

function judge(
  all: number,
  good: number,
  zone: string = 'UTC',
  closedAt?: number,
  values: Partial<MilestoneRecord> = {},
) {
  return resultOf(
    iterationCadence,
    repositoryFacts(
      {
        milestones: times(all, index => milestone(index + 1, { dueAt, ...values })),
        issues: times(all, index => scope(index + 1, index < good ? 4 : 3, closedAt)).flat(),
      },
      { calendar: { zone, holidays: [], workdays: [] } },
    ),
  );
}

describe('iteration cadence', () => {
  test.each([
    [20, 4, 1],
    [20, 5, 2],
    [20, 9, 2],
    [20, 10, 3],
    [20, 14, 3],
    [20, 15, 4],
    [20, 16, 4],
    [20, 17, 5],
  ])('of %i milestones with %i done in time it is level %i', (all, good, level) => {
    expect(judge(all, good).level).toBe(level);
  });

  test.each([
    ['UTC', Date.UTC(2026, 10, 10, 23, 59), 100],
    ['UTC', Date.UTC(2026, 10, 11, 0, 0), 0],
    ['Asia/Shanghai', Date.UTC(2026, 10, 10, 15, 59), 100],
    ['Asia/Shanghai', Date.UTC(2026, 10, 10, 16, 0), 0],
  ])('in %s an issue closed at %d is in time for the 10th: %i%', (zone, closedAt, value) => {
    expect(judge(10, 10, zone, closedAt).value).toBe(value);
  });

  test.each<[string, Partial<MilestoneRecord>]>([
    ['no due date', { dueAt: null }],
    ['no end yet', { closedAt: null }],
    ['no issues', { number: 99 }],
  ])('milestones with %s are none that could be judged', (_, values) => {
    expect(reasonOf(judge(10, 10, 'UTC', undefined, values))).toEqual({
      kind: 'nothing',
      what: 'milestones',
    });
  });

  test('is unknown with too few, and not applicable where work items are elsewhere', () => {
    expect(reasonOf(judge(9, 9))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    const outside = repositoryFacts(
      { milestones: [], issues: [] },
      { workItems: { in: 'outside', key: null } },
    );
    expect(reasonOf(resultOf(iterationCadence, outside))).toEqual({ kind: 'outside' });
    expect(reasonOf(resultOf(iterationCadence, repositoryFacts({ issues: [] })))).toEqual({ kind: 'clone' });
  });
});
