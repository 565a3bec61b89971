import { describe, expect, test } from 'vitest';
import type { IssueRecord } from '../../../src/model/records/issue-record.ts';
import { claimBeforeWork } from '../../../src/practices/agile-development-management/claim-before-work.ts';
import {
  bot,
  daysAgo,
  issueRecord,
  person,
  pullRecord,
  repositoryFacts,
  resultOf,
} from '../../builders/ladder-facts.ts';
import { issueEvent, reasonOf, times } from '../../builders/ladder-records.ts';

const openedAt = daysAgo(2);
const claimed = issueRecord(1, {
  assignees: [person('Mia')],
  events: [issueEvent('assigned', daysAgo(3), 'mia')],
});
const late = issueRecord(2, {
  assignees: [person()],
  events: [issueEvent('assigned', openedAt + 1, 'mia')],
});
const pulls = (all: number, first: number) =>
  times(all, index => pullRecord(index + 10, { openedAt, issues: [index < first ? 1 : 2] }));
const judge = (pullRequests: ReturnType<typeof pulls>, issues: readonly IssueRecord[] = [claimed, late]) =>
  resultOf(claimBeforeWork, repositoryFacts({ pullRequests, issues }));

describe('claim before work', () => {
  test.each([
    [10, 4, 2],
    [10, 5, 3],
    [20, 14, 3],
    [20, 15, 4],
    [10, 8, 4],
    [10, 9, 5],
  ])('of %i merged with %i claimed before it is level %i', (all, first, level) => {
    expect(judge(pulls(all, first)).level).toBe(level);
  });

  const shareWith = (issue: IssueRecord) =>
    judge(
      times(10, index => pullRecord(index + 10, { openedAt, issues: [1] })),
      [issue],
    ).value;

  test.each<[string, IssueRecord, number]>([
    ['at the very moment', { ...claimed, events: [issueEvent('assigned', openedAt, 'mia')] }, 100],
    ['by somebody else', { ...claimed, assignees: [person('noa')], events: [] }, 0],
    [
      'and given back before',
      { ...claimed, assignees: [], events: [issueEvent('unassigned', daysAgo(3), 'mia')] },
      0,
    ],
    [
      'and given back after',
      { ...claimed, assignees: [], events: [issueEvent('unassigned', daysAgo(1), 'mia')] },
      100,
    ],
  ])('an issue claimed %s: %3$i%', (_, issue, value) => {
    expect(shareWith(issue)).toBe(value);
  });

  test('one claimed issue of several is enough', () => {
    expect(judge(times(10, index => pullRecord(index + 10, { openedAt, issues: [2, 1] }))).value).toBe(100);
  });

  test('those of bots and those without an issue are left out', () => {
    const others = [pullRecord(90, { author: bot, issues: [2] }), pullRecord(91)];

    expect(judge([...pulls(10, 10), ...others])).toMatchObject({ value: 100, samples: 10 });
  });

  test('one whose issue nobody told is left out and counted; without enough others nobody can say', () => {
    const unseen = times(10, index => pullRecord(index + 50, { issues: [77] }));
    expect(judge([...pulls(10, 10), ...unseen])).toMatchObject({ value: 100, figures: { unseen: 10 } });
    expect(reasonOf(judge([...pulls(9, 9), ...unseen]))).toEqual({ kind: 'truncated', what: 'issues' });
    expect(reasonOf(judge(pulls(10, 10), [{ ...claimed, events: null }]))).toMatchObject({
      kind: 'truncated',
    });
  });

  test('is unknown with too few, and not applicable where nothing is linked or issues are elsewhere', () => {
    expect(reasonOf(judge(pulls(9, 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(judge([pullRecord(1)]))).toEqual({ kind: 'nothing', what: 'linked' });
    const outside = { workItems: { in: 'outside', key: null } } as const;
    const facts = repositoryFacts({ pullRequests: pulls(10, 10), issues: [] }, outside);
    expect(reasonOf(resultOf(claimBeforeWork, facts))).toEqual({ kind: 'outside' });
  });
});
