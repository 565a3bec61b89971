import { describe, expect, test } from 'vitest';
import { dayMs, minuteMs } from '../../../src/model/records/instant.ts';
import type { RunRecord } from '../../../src/model/records/run-record.ts';
import { redFixTime } from '../../../src/practices/continuous-delivery/red-fix-time.ts';
import {
  ciFacts,
  daysAgo,
  now,
  repositoryFacts,
  resultOf,
  runRecord,
  seenOf,
} from '../../builders/ladder-facts.ts';

let lastId = 0;

const ended = (conclusion: 'success' | 'failure', at: number, values: Partial<RunRecord> = {}) => {
  lastId += 1;

  return runRecord(lastId, conclusion, at, values);
};

/** Pushed a minute before it turned red; green after so many minutes in all. */
const red = (minutes: number, at: number = daysAgo(10), values: Partial<RunRecord> = {}) => [
  ended('failure', at + minuteMs, { createdAt: at, pushedAt: at, ...values }),
  ended('success', at + minutes * minuteMs),
];

const green = (count: number, at: number = daysAgo(5)) =>
  Array.from({ length: count }, (_, index) => ended('success', at + index * minuteMs));

const judge = (runs: readonly RunRecord[], policy: { ciContexts?: readonly string[] } = {}) =>
  resultOf(redFixTime, ciFacts({ runs }, policy));

describe('red-light fix time', () => {
  test.each([
    [10, 5],
    [10.01, 4],
    [30, 4],
    [30.01, 3],
    [240, 3],
    [240.01, 2],
    [1440, 2],
    [1440.01, 1],
  ])('of %d minutes is level %i', (minutes, level) => {
    expect(judge(red(minutes))).toMatchObject({ level, samples: 1, windowDays: 90, provenance: 'explicit' });
  });

  test('is the mean of feedback and fix together, and says the median beside it', () => {
    const result = judge([...red(20, daysAgo(10)), ...red(40, daysAgo(9)), ...red(90, daysAgo(8))]);

    expect(result.value).toBe(50);
    expect(result.figures).toEqual({ lights: 3, open: 0, flaky: 0, median: 40, p90: 90, fix: 49 });
    expect(seenOf(redFixTime, result)).toBe(
      '3 red lights; median 40 minutes, 90th percentile 90, of which fixing took 49 on average',
    );
    expect(seenOf(redFixTime, result, 'zh-CN')).toContain('红灯 3 次；中位数 40 分钟');
  });

  test('names the longest first', () => {
    const runs = [...red(20, daysAgo(10)), ...red(40, daysAgo(9))];

    expect(judge(runs).evidence.map(({ at }) => at)).toEqual([
      `actions/runs/${runs[2]?.id}`,
      `actions/runs/${runs[0]?.id}`,
    ]);
  });

  test('counts one that is still red with its age, so that it can only grow', () => {
    const [opening] = red(0, now - 60 * minuteMs);
    const result = judge([...red(48), ...(opening === undefined ? [] : [opening])]);

    expect(result).toMatchObject({ value: 54, isAtLeast: true, level: 3, figures: { open: 1 } });
    expect(seenOf(redFixTime, result)).toContain('2 red lights, 1 still red;');
  });

  test('leaves a flaky one out and counts it apart', () => {
    const flaky = runRecord(999, null, 0, {
      ...{ createdAt: daysAgo(6), pushedAt: daysAgo(6) },
      attempts: [
        { number: 1, conclusion: 'failure', completedAt: daysAgo(6) + minuteMs },
        { number: 2, conclusion: 'success', completedAt: daysAgo(6) + 15 * minuteMs },
      ],
    });

    expect(judge([...red(48), flaky])).toMatchObject({ value: 48, samples: 1, figures: { flaky: 1 } });
    expect(judge([...green(5), flaky])).toMatchObject({ reason: { kind: 'nothing', what: 'red-light' } });
  });

  test('has nothing to repair where CI ran 5 times and nothing was red, and is unknown with fewer', () => {
    expect(judge(green(5))).toMatchObject({
      state: 'not-applicable',
      reason: { kind: 'nothing', what: 'red-light' },
    });
    expect(judge(green(4))).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'samples', n: 4, minimum: 5 } },
    });
  });

  test('looks back 180 days where CI ran too seldom', () => {
    expect(judge([...red(48, daysAgo(100)), ...green(4)])).toMatchObject({ value: 48, windowDays: 180 });
    expect(judge([...red(48, daysAgo(100)), ...green(5)])).toMatchObject({ state: 'not-applicable' });
  });

  test('shows a value and decides no line where a push was not seen', () => {
    expect(judge(red(48, daysAgo(10), { pushedAt: null }))).toMatchObject({
      ...{ value: 48, state: 'unknown', level: 1, provenance: 'inferred' },
      reason: { cause: { kind: 'truncated', what: 'pushes' } },
    });
  });

  test('decides no line, and nothing is good, where CI was only found', () => {
    const outside = (runs: readonly RunRecord[]) => runs.map(run => ({ ...run, workflow: 'status:jenkins' }));
    const reason = { cause: { kind: 'inferred', key: 'ci.contexts' } };

    expect(judge(outside(red(48)))).toMatchObject({ value: 48, state: 'unknown', reason });
    expect(judge(outside(green(9)))).toMatchObject({ value: null, state: 'unknown', reason });
    const named = judge(outside(red(48)), { ciContexts: ['jenkins'] });
    expect(named).toMatchObject({ level: 3, reason: null });
    expect(named.evidence[0]).toMatchObject({ text: 'jenkins', at: expect.stringMatching(/^commit\/sha-/) });
  });

  test('is unknown where no CI ran on the default branch, or nobody tells', () => {
    const pulls = green(20).map(run => ({ ...run, event: 'pull_request', branch: 'fix' }));

    expect(judge([])).toMatchObject({ reason: { cause: { kind: 'source', what: 'ci' } } });
    expect(judge(pulls)).toMatchObject({ reason: { cause: { kind: 'source', what: 'ci' } } });
    expect(resultOf(redFixTime, repositoryFacts())).toMatchObject({ reason: { cause: { kind: 'clone' } } });
  });

  test('does not see what a nightly scan or a merge queue found', () => {
    const scan = ended('failure', now - dayMs, { workflow: '.github/workflows/scan.yml', event: 'schedule' });
    const group = ended('failure', now - dayMs, { event: 'merge_group' });

    expect(judge([...green(5), scan, group])).toMatchObject({ state: 'not-applicable' });
  });
});
