import { describe, expect, test } from 'vitest';
import { minuteMs } from '../../../src/model/records/instant.ts';
import type { JobRecord } from '../../../src/model/records/run-record.ts';
import { queueTime } from '../../../src/practices/system-and-tools/queue-time.ts';
import {
  daysAgo,
  filesOf,
  jobRecord,
  now,
  repositoryFacts,
  resultOf,
  runRecord,
  seenOf,
} from '../../builders/ladder-facts.ts';

const queued = (id: number, minutes: number, values: Partial<JobRecord> = {}): JobRecord =>
  jobRecord(id, daysAgo(2), {
    ...{ createdAt: daysAgo(3), startedAt: daysAgo(3) + minutes * minuteMs },
    ...values,
  });
const several = (count: number, minutes: number, values: Partial<JobRecord> = {}) =>
  Array.from({ length: count }, (_, index) => queued(index, minutes, values));
const judge = (jobs: readonly JobRecord[]) => resultOf(queueTime, repositoryFacts({ jobs }));

describe('queue time', () => {
  test.each([
    [1, 5],
    [1.01, 4],
    [3, 4],
    [3.01, 3],
    [10, 3],
    [10.01, 2],
    [30, 2],
    [30.01, 1],
  ])('of %d minutes is level %i', (minutes, level) => {
    expect(judge(several(10, minutes))).toMatchObject({ level, samples: 10, isAtLeast: false });
  });

  test('is the 90th percentile, names the longest first and says the median', () => {
    const result = judge([1, 2, 3, 4, 5, 6, 7, 8, 9, 99].map((minutes, index) => queued(index, minutes)));

    expect(result.value).toBe(9);
    expect(result.evidence[0]).toEqual({ text: 'test', at: 'actions/runs/9' });
    expect(seenOf(queueTime, result)).toBe('10 jobs; median 5.5 minutes');
    expect(seenOf(queueTime, result, 'zh-CN')).toBe('共 10 个作业；中位数 5.5 分钟');
  });

  test('counts one that waits with its age, and leaves out what took no runner', () => {
    const waiting = { startedAt: null, completedAt: null, conclusion: null };
    const open = Array.from({ length: 2 }, (_, index) =>
      queued(90 + index, 0, { ...waiting, createdAt: now - 5 * minuteMs }),
    );
    const others = [
      queued(80, 99, { conclusion: 'skipped' }),
      queued(81, 0, { startedAt: null, conclusion: 'cancelled' }),
    ];

    const result = judge([...several(8, 1), ...open, ...others]);

    expect(result).toMatchObject({ value: 5, samples: 10, isAtLeast: true, figures: { waiting: 2 } });
    expect(seenOf(queueTime, result)).toContain('10 jobs, 2 still waiting;');
  });

  test('leaves out jobs of an environment: they wait for an approval, and for no runner', () => {
    const path = '.github/workflows/deploy.yml';
    const text = `on: push
jobs:
  deploy: { name: To production, environment: production, steps: [{ run: make }] }
  smoke: { steps: [{ run: make }] }
  call: { uses: ./.github/workflows/called.yml }`;
    const called = 'on: workflow_call\njobs: { roll-out: { environment: production } }';
    const files = filesOf({ [path]: text, '.github/workflows/called.yml': called });
    const runs = [runRecord(99, 'success', daysAgo(2), { workflow: path })];
    const waited = (name: string) => queued(99, 600, { name });
    const valueWith = (...more: readonly JobRecord[]) =>
      resultOf(queueTime, repositoryFacts({ jobs: [...several(10, 1), ...more], runs, files })).value;

    expect(valueWith(waited('To production'), waited('To production (eu)'))).toBe(1);
    expect(valueWith(waited('call / roll-out'), waited('call / roll-out (eu)'))).toBe(1);
    expect(valueWith(waited('smoke'), waited('smoke'))).toBe(600);
    expect(
      resultOf(queueTime, repositoryFacts({ jobs: [...several(9, 1), waited('To production')] })).value,
    ).toBe(1);
  });

  test('is unknown with fewer than 10, and where nobody tells', () => {
    expect(judge(several(9, 1))).toMatchObject({ reason: { cause: { kind: 'samples', n: 9, minimum: 10 } } });
    expect(resultOf(queueTime, repositoryFacts())).toMatchObject({ reason: { cause: { kind: 'clone' } } });
  });
});
