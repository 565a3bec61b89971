import { describe, expect, test } from 'vitest';
import { minuteMs } from '../../../src/model/records/instant.ts';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { ciDuration } from '../../../src/practices/continuous-delivery/ci-duration.ts';
import {
  bot,
  daysAgo,
  mergedPulls,
  pullRecord,
  repositoryFacts,
  resultOf,
  seenOf,
} from '../../builders/ladder-facts.ts';

const lasting = (minutes: number) => ({
  checks: { queuedAt: daysAgo(1), completedAt: daysAgo(1) + minutes * minuteMs, isGreen: true },
});
const judge = (pullRequests: readonly PullRequestRecord[]) =>
  resultOf(ciDuration, repositoryFacts({ pullRequests }));

describe('CI duration', () => {
  test.each([
    [8, 5],
    [8.01, 4],
    [10, 4],
    [10.01, 3],
    [20, 3],
    [20.01, 2],
    [60, 2],
    [60.01, 1],
  ])('of %d minutes is level %i', (minutes, level) => {
    expect(judge(mergedPulls(10, 10, lasting(minutes)))).toMatchObject({ level, samples: 10 });
  });

  test('is the 75th percentile, names the slowest first and says the median', () => {
    const pulls = [4, 1, 2, 3, 5, 6, 7, 8, 9, 30].map((minutes, index) =>
      pullRecord(index + 1, lasting(minutes)),
    );
    const result = judge(pulls);

    expect(result.value).toBe(8);
    expect(result.evidence[0]).toEqual({ text: '#10', at: 'pull/10' });
    expect(seenOf(ciDuration, result)).toBe('10 merged pull requests, median 5.5 minutes');
    expect(seenOf(ciDuration, result, 'zh-CN')).toBe('共 10 个已合并的拉取请求，中位数 5.5 分钟');
  });

  test('leaves out bots, open ones and those without checks', () => {
    const others = [
      pullRecord(97, { ...lasting(99), author: bot }),
      pullRecord(98, { ...lasting(99), mergedAt: null }),
      pullRecord(99),
    ];

    expect(judge([...mergedPulls(10, 10, lasting(5)), ...others])).toMatchObject({ value: 5, samples: 10 });
  });

  test('is unknown with fewer than 10, and for want of CI where none of 10 has checks', () => {
    expect(judge(mergedPulls(10, 9, lasting(5)))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9, minimum: 10 } },
    });
    expect(judge(mergedPulls(10, 0, {}))).toMatchObject({
      reason: { cause: { kind: 'source', what: 'ci' } },
    });
    expect(judge(mergedPulls(9, 0, {}))).toMatchObject({ reason: { cause: { kind: 'samples', n: 0 } } });
    expect(resultOf(ciDuration, repositoryFacts())).toMatchObject({ reason: { cause: { kind: 'clone' } } });
  });

  test('looks back 180 days', () => {
    expect(judge(mergedPulls(10, 10, { ...lasting(5), mergedAt: daysAgo(100) })).windowDays).toBe(180);
  });
});
