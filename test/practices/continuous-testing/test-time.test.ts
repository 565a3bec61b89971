import { describe, expect, test } from 'vitest';
import { minuteMs } from '../../../src/model/records/instant.ts';
import type { JobRecord } from '../../../src/model/records/run-record.ts';
import { testTime } from '../../../src/practices/continuous-testing/test-time.ts';
import { ciFacts, daysAgo, jobRecord, resultOf, runRecord, seenOf } from '../../builders/ladder-facts.ts';

const ids = Array.from({ length: 20 }, (_, index) => index);
const runs = ids.map(id => runRecord(id, 'success', daysAgo(1), { event: 'pull_request', branch: 'fix' }));
const start = daysAgo(2);

/** From one minute to another. */
const ran = (runId: number, from: number, to: number, values: Partial<JobRecord> = {}): JobRecord =>
  jobRecord(runId, start + to * minuteMs, { startedAt: start + from * minuteMs, ...values });
const several = (count: number, minutes: number, values: Partial<JobRecord> = {}) =>
  ids.slice(0, count).map(id => ran(id, 0, minutes, values));
const judge = (jobs: readonly JobRecord[]) => resultOf(testTime, ciFacts({ jobs, runs }));

describe('test time', () => {
  test.each([
    [5, 5],
    [5.01, 4],
    [10, 4],
    [10.01, 3],
    [20, 3],
    [20.01, 2],
    [60, 2],
    [60.01, 1],
  ])('of %d minutes is level %i', (minutes, level) => {
    expect(judge(several(10, minutes))).toMatchObject({ level, samples: 10 });
  });

  test('of jobs beside each other is from the first start to the last end, attempt by attempt', () => {
    const shards = ids.slice(0, 10).flatMap(id => [ran(id, 0, 6), ran(id, 2, 8, { name: 'e2e (2)' })]);
    const again = ids.slice(0, 10).map(id => ran(id, 100, 108, { attempt: 2 }));

    expect(judge([...shards, ...again])).toMatchObject({ value: 8, samples: 20 });
  });

  test('is the 75th percentile, names the slowest first and says the median', () => {
    const result = judge([1, 2, 3, 4, 5, 6, 7, 8, 9, 99].map((minutes, id) => ran(id, 0, minutes)));

    expect(result.value).toBe(8);
    expect(result.evidence[0]).toEqual({ text: 'Test', at: 'actions/runs/9' });
    expect(seenOf(testTime, result)).toBe('10 runs with test jobs, median 5.5 minutes');
    expect(seenOf(testTime, result, 'zh-CN')).toBe('共 10 次含测试作业的运行，中位数 5.5 分钟');
  });

  test('leaves out other jobs, those that were cancelled or run still, and runs of the default branch', () => {
    const others = [
      ran(10, 0, 99, { name: 'lint' }),
      ran(11, 0, 99, { conclusion: 'cancelled' }),
      ran(12, 0, 99, { conclusion: null, completedAt: null }),
      ran(99, 0, 99),
    ];
    const given = ciFacts({
      jobs: [...several(10, 5), ...others],
      runs: [...runs, runRecord(99, 'success', daysAgo(1))],
    });

    expect(resultOf(testTime, given)).toMatchObject({ value: 5, samples: 10 });
  });

  test('does not take a status for the run that has its number', () => {
    const status = runRecord(50, 'success', daysAgo(1), {
      workflow: 'status:jenkins',
      pullRequest: 7,
      branch: 'fix',
    });
    const given = ciFacts(
      { jobs: [...several(10, 5), ran(50, 0, 99)], runs: [...runs, status] },
      { ciContexts: ['jenkins'] },
    );

    expect(resultOf(testTime, given).samples).toBe(10);
  });

  test('is unknown with fewer than 10, and without CI', () => {
    expect(judge(several(9, 5))).toMatchObject({ reason: { cause: { kind: 'samples', n: 9, minimum: 10 } } });
    expect(resultOf(testTime, ciFacts({ jobs: [], runs: [] }))).toMatchObject({
      reason: { cause: { kind: 'source', what: 'ci' } },
    });
  });
});
