import { describe, expect, test } from 'vitest';
import { dayMs, hourMs } from '../../../src/model/records/instant.ts';
import type { RunRecord } from '../../../src/model/records/run-record.ts';
import { mainGreenTime } from '../../../src/practices/continuous-delivery/main-green-time.ts';
import { ciFacts, daysAgo, now, resultOf, runRecord, seenOf } from '../../builders/ladder-facts.ts';

/** A year of CI, so that all of the window was seen. */
const before = Array.from({ length: 10 }, (_, index) => runRecord(index, 'success', daysAgo(100 + index)));
const often = Array.from({ length: 10 }, (_, index) => runRecord(20 + index, 'success', daysAgo(80) + index));

/** Red for so many days, and green again. */
const red = (days: number, at: number = daysAgo(70)): readonly RunRecord[] => [
  runRecord(50, 'failure', at),
  runRecord(51, 'success', at + days * dayMs),
];
const judge = (runs: readonly RunRecord[], policy: { ciContexts?: readonly string[] } = {}) =>
  resultOf(mainGreenTime, ciFacts({ runs }, policy));

describe('green time of the default branch', () => {
  test.each([
    [0, 5],
    [0.9, 5],
    [0.91, 4],
    [2.7, 4],
    [2.71, 3],
    [9, 3],
    [9.01, 2],
    [27, 2],
    [27.01, 1],
  ])('that was red for %d of 90 days is level %i', (days, level) => {
    expect(judge([...before, ...often, ...(days === 0 ? [] : red(days))]).level).toBe(level);
  });

  test('does not go on for a workflow that was removed while it was red', () => {
    const gone = runRecord(60, 'failure', now - 9 * dayMs, { workflow: '.github/workflows/old.yml' });
    expect(judge([...before, ...often, gone]).value).toBe(100);
  });

  test('counts of a red light what is within the window, up to now where it is still red', () => {
    expect(judge([...before, ...often.slice(0, 9), ...red(9, daysAgo(94))]).value).toBeCloseTo(
      100 - 500 / 90,
      6,
    );
    expect(judge([...before, ...often, runRecord(60, 'failure', now - 9 * dayMs)]).value).toBe(90);
  });

  test('begins with the first CI run where that is later', () => {
    const late = often.map(run => runRecord(run.id, 'success', daysAgo(20)));

    expect(judge([...late, ...red(10, daysAgo(15))])).toMatchObject({ value: 50, windowDays: 90 });
  });

  test('says how often and how long, flaky ones too', () => {
    const flaky = runRecord(70, null, 0, {
      attempts: [
        { number: 1, conclusion: 'failure', completedAt: daysAgo(3) },
        { number: 2, conclusion: 'success', completedAt: daysAgo(3) + 3 * hourMs },
      ],
      createdAt: daysAgo(3),
    });
    const result = judge([...before, ...often, flaky]);

    expect(seenOf(mainGreenTime, result)).toBe('1 red light, red for 3 hours');
    expect(seenOf(mainGreenTime, result, 'zh-CN')).toBe('红灯 1 次，共 3 小时');
    expect(result.evidence).toEqual([{ text: 'Test', at: 'actions/runs/70' }]);
  });

  test('is unknown with fewer than 10 runs in 180 days, without CI, and where CI was only found', () => {
    expect(judge(often.slice(0, 9))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9, minimum: 10 } },
    });
    expect(judge([])).toMatchObject({ reason: { cause: { kind: 'source', what: 'ci' } } });
    expect(judge(often.map(run => ({ ...run, workflow: 'status:jenkins' })))).toMatchObject({
      ...{ value: 100, state: 'unknown' },
      reason: { cause: { kind: 'inferred', key: 'ci.contexts' } },
    });
  });

  test('is of 180 days where 90 have too few runs', () => {
    expect(judge([...before, ...red(9)])).toMatchObject({ windowDays: 180 });
  });
});
