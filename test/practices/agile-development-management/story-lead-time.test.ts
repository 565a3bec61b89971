import { describe, expect, test } from 'vitest';
import { dayMs, hourMs } from '../../../src/model/records/instant.ts';
import { storyLeadTime } from '../../../src/practices/agile-development-management/story-lead-time.ts';
import { commitLine, deliveryFacts, deploymentRecord } from '../../builders/delivery-history.ts';
import { daysAgo, issueRecord, person, pullRecord, resultOf } from '../../builders/ladder-facts.ts';

/** Stories that were each in production so many days after they were recorded. */
const stories = (...days: readonly number[]) => ({
  commits: commitLine('base', ...days.map((_, index) => `m${index}`)),
  deployments: [
    deploymentRecord(1, 'base', daysAgo(80)),
    ...days.map((_, index) => deploymentRecord(index + 2, `m${index}`, daysAgo(20 - index))),
  ],
  pullRequests: days.map((_, index) =>
    pullRecord(index, {
      mergeSha: `m${index}`,
      mergedAt: daysAgo(20 - index) - hourMs,
      issues: [100 + index],
    }),
  ),
  issues: days.map((lead, index) =>
    issueRecord(100 + index, {
      ...{
        openedAt: daysAgo(20 - index) - lead * dayMs,
        closedAt: daysAgo(20 - index),
        closedAs: 'completed',
      },
    }),
  ),
});
const judge = (values: Parameters<typeof deliveryFacts>[0], policy: object = {}) =>
  resultOf(storyLeadTime, deliveryFacts(values, policy));

describe('story lead time', () => {
  test.each([
    [90.1, 1],
    [90, 2],
    [30.1, 2],
    [30, 3],
    [7.1, 3],
    [7, 4],
    [2.1, 4],
    [2, 5],
  ])('a median of %d days is level %i', (days, level) => {
    const result = judge(stories(days, days, days, 0, 300));
    expect(result).toMatchObject({ level, samples: 5, windowDays: 90 });
    expect(result.value).toBeCloseTo(days, 9);
  });

  test('says what is beside the value', () => {
    const given = stories(1, 2, 3, 4, 5);
    const at = given.issues[0]?.openedAt ?? 0;
    const event = {
      kind: 'assigned',
      at: at + hourMs * 12,
      by: person(),
      subject: 'mia',
      byMember: true,
    } as const;
    const issues = [
      ...given.issues.map((issue, index) => (index === 0 ? { ...issue, events: [event] } : issue)),
      issueRecord(200, { openedAt: daysAgo(9) }),
    ];
    expect(judge({ ...given, issues }).figures).toMatchObject({
      ...{ stories: 5, claimed: 1, claimedDays: 0.5, open: 1, openDays: 9 },
    });
  });

  test('is unknown with too few and without deployments, and not asked where work items are kept outside', () => {
    expect(judge(stories(1, 2, 3, 4))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 4, minimum: 5 } },
    });
    expect(judge({ ...stories(1, 2, 3, 4, 5), deployments: [] })).toMatchObject({
      reason: { cause: { kind: 'source', what: 'deployments' } },
    });
    expect(judge(stories(1, 2, 3, 4, 5), { workItems: { in: 'outside', key: null } })).toMatchObject({
      ...{ state: 'not-applicable', reason: { kind: 'outside' } },
    });
  });
});
