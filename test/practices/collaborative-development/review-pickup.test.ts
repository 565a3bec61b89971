import { describe, expect, test } from 'vitest';
import { hourMs } from '../../../src/model/records/instant.ts';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { reviewPickup } from '../../../src/practices/collaborative-development/review-pickup.ts';
import {
  bot,
  daysAgo,
  now,
  person,
  pullRecord,
  repositoryFacts,
  resultOf,
  seenOf,
} from '../../builders/ladder-facts.ts';

/** Reviewed after so many hours. */
const picked = (
  number: number,
  hours: number,
  values: Partial<PullRequestRecord> = {},
): PullRequestRecord => {
  const openedAt = values.openedAt ?? daysAgo(20);
  const at = openedAt + hours * hourMs;

  return pullRecord(number, {
    ...{ openedAt, mergedAt: at + hourMs },
    reviews: [{ author: person('ben'), state: 'commented', at, commitSha: null }],
    ...values,
  });
};
const several = (count: number, hours: number, values: Partial<PullRequestRecord> = {}) =>
  Array.from({ length: count }, (_, index) => picked(index + 1, hours, values));
const judge = (pullRequests: readonly PullRequestRecord[]) =>
  resultOf(reviewPickup, repositoryFacts({ pullRequests }));

describe('review pickup', () => {
  test.each([
    [7, 5],
    [7.01, 4],
    [13, 4],
    [13.01, 3],
    [20, 3],
    [20.01, 2],
    [48, 2],
    [48.01, 1],
  ])('after %d hours is level %i', (hours, level) => {
    expect(judge(several(5, hours))).toMatchObject({ level, samples: 5, isAtLeast: false });
  });

  test('is the mean, names the longest first and says the median', () => {
    const result = judge([1, 2, 3, 4, 40].map((hours, index) => picked(index + 1, hours)));

    expect(result.value).toBe(10);
    expect(result.evidence[0]).toEqual({ text: '#5', at: 'pull/5' });
    expect(seenOf(reviewPickup, result)).toBe('5 pull requests; median 3 hours');
    expect(seenOf(reviewPickup, result, 'zh-CN')).toBe('共 5 个拉取请求；中位数 3 小时');
  });

  test('begins with the first request where the policy says so, and names that', () => {
    const pulls = several(5, 10).map(pull => ({
      ...pull,
      events: [{ kind: 'review-requested' as const, at: pull.openedAt + 4 * hourMs }],
    }));
    const result = resultOf(
      reviewPickup,
      repositoryFacts({ pullRequests: pulls }, { pickupFrom: 'request' }),
    );

    expect(judge(pulls).value).toBe(10);
    expect(result.value).toBe(6);
    expect(seenOf(reviewPickup, result)).toBe('5 pull requests; median 6 hours, from the first request');
    expect(seenOf(reviewPickup, result, 'zh-CN')).toBe('共 5 个拉取请求；中位数 6 小时，从首次请求评审算起');
  });

  test('counts one that waits with its age', () => {
    const waiting = pullRecord(9, { openedAt: now - 24 * hourMs, mergedAt: null });
    const result = judge([...several(4, 4), waiting]);

    expect(result).toMatchObject({ value: 8, isAtLeast: true, level: 4, figures: { waiting: 1 } });
    expect(seenOf(reviewPickup, result)).toContain('5 pull requests, 1 still waiting;');
  });

  test('leaves out bots, merges without review, and lists of reviews that GitHub cut', () => {
    const others = [
      picked(7, 99, { author: bot }),
      picked(8, 99, { reviews: [] }),
      picked(9, 99, { reviews: null }),
      pullRecord(10, { mergedAt: null, reviews: null }),
    ];

    expect(judge([...several(5, 4), ...others])).toMatchObject({ value: 4, samples: 5 });
  });

  test('is unknown with fewer than 5, after it looked back 180 days', () => {
    expect(judge(several(4, 4))).toMatchObject({ reason: { cause: { kind: 'samples', n: 4, minimum: 5 } } });
    expect(judge(several(5, 4, { openedAt: daysAgo(100) }))).toMatchObject({ value: 4, windowDays: 180 });
    expect(resultOf(reviewPickup, repositoryFacts())).toMatchObject({ reason: { cause: { kind: 'clone' } } });
  });
});
