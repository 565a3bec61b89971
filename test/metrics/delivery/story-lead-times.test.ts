import { describe, expect, test } from 'vitest';
import { storyLeadTimes } from '../../../src/metrics/delivery/story-lead-times.ts';
import { dayMs, hourMs } from '../../../src/model/records/instant.ts';
import type { IssueEvent, IssueRecord } from '../../../src/model/records/issue-record.ts';
import { attemptOf, commitLine, historyOf } from '../../builders/delivery-history.ts';
import { issueRecord, person, pullRecord } from '../../builders/ladder-facts.ts';

const march = (day: number, hour: number = 9) => Date.UTC(2026, 2, day, hour);
const assigned = (at: number): IssueEvent => ({
  ...{ kind: 'assigned', at, by: person(), subject: 'mia', byMember: true },
});

const history = historyOf(
  [attemptOf('base', march(1)), attemptOf('m50', march(13)), attemptOf('m51', march(17, 10))],
  { commits: commitLine('base', 'm50', 'm51', 'm52') },
);
const pulls = [
  pullRecord(51, { mergeSha: 'm51', mergedAt: march(16), issues: [7] }),
  pullRecord(50, { mergeSha: 'm50', mergedAt: march(12), issues: [7, 8] }),
  pullRecord(52, { mergeSha: 'm52', mergedAt: march(18), issues: [9] }),
  pullRecord(53, { mergeSha: 'm50', mergedAt: null, issues: [10] }),
  pullRecord(54, { mergeSha: 'base', mergedAt: march(1), issues: [11] }),
];
const story = (number: number, values: Partial<IssueRecord> = {}) =>
  issueRecord(number, {
    ...{ openedAt: march(2), closedAt: march(17), closedAs: 'completed' },
    events: [assigned(march(10)), assigned(march(9))],
    ...values,
  });
const timesOf = (...issues: readonly IssueRecord[]) =>
  storyLeadTimes(issues, pulls, history.deployments, history.carriers);

describe('story lead time', () => {
  test('ends with the last pull request that closes the issue: 15 d 1 h, claimed 8 d 1 h', () => {
    expect(timesOf(story(7))).toEqual([
      {
        number: 7,
        deployedAt: march(17, 10),
        leadMs: 15 * dayMs + hourMs,
        claimedMs: 8 * dayMs + hourMs,
      },
    ]);
    // Stopping at #50 would report 11 days.
    expect(timesOf(story(8))).toMatchObject([{ leadMs: 11 * dayMs }]);
  });

  test.each<[string, IssueRecord]>([
    ['is open', story(7, { closedAt: null, closedAs: null })],
    ['was written down after it was delivered', story(8, { openedAt: march(14) })],
    ['is not planned', story(7, { closedAs: 'not-planned' })],
    ['is a duplicate', story(7, { closedAs: 'duplicate' })],
    ['waits for its deployment', story(9)],
    ['has no merged pull request', story(10)],
    ['came with the baseline', story(11)],
    ['has no pull request', story(12)],
  ])('leaves out an issue that %s', (_, issue) => {
    expect(timesOf(issue)).toEqual([]);
  });

  test('has no claim where nobody was assigned, or nobody knows', () => {
    expect(timesOf(story(7, { events: [] }))).toMatchObject([{ claimedMs: null }]);
    expect(timesOf(story(7, { events: null }))).toMatchObject([{ claimedMs: null }]);
  });
});
