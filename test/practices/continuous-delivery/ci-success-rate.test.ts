import { describe, expect, test } from 'vitest';
import type { RunConclusion, RunRecord } from '../../../src/model/records/run-record.ts';
import { ciSuccessRate } from '../../../src/practices/continuous-delivery/ci-success-rate.ts';
import { ciFacts, daysAgo, resultOf, runRecord, seenOf } from '../../builders/ladder-facts.ts';

const runs = (count: number, conclusion: RunConclusion, values: Partial<RunRecord> = {}) =>
  Array.from({ length: count }, (_, index) => runRecord(index, conclusion, daysAgo(1), values));
/** Only its second attempt is known. */
const rerun = { attempts: [{ number: 2, conclusion: 'success', completedAt: daysAgo(1) }] } as const;
const judge = (given: readonly RunRecord[]) => resultOf(ciSuccessRate, ciFacts({ runs: given }));

describe('automation success rate', () => {
  test.each([
    [69, 1],
    [70, 2],
    [89, 2],
    [90, 3],
    [94, 3],
    [95, 4],
    [98, 4],
    [99, 5],
    [100, 5],
  ])('of %i percent is level %i', (green, level) => {
    expect(judge([...runs(green, 'success'), ...runs(100 - green, 'failure')])).toMatchObject({
      ...{ level, value: green, samples: 100 },
    });
  });

  test('of the worked example is 95.8%', () => {
    const result = judge([
      ...[...runs(182, 'success'), ...runs(6, 'failure'), ...runs(2, 'timed_out')],
      ...[...runs(8, 'cancelled'), ...runs(2, 'skipped')],
    ]);

    expect(result.value).toBeCloseTo(95.8, 1);
    expect(result).toMatchObject({ samples: 190, level: 4 });
    expect(seenOf(ciSuccessRate, result)).toBe(
      '182 of 190 CI runs on the default branch succeeded at the first attempt',
    );
    expect(seenOf(ciSuccessRate, result, 'zh-CN')).toContain('190 次 CI 运行中有 182 次');
    expect(result.evidence).toHaveLength(8);
  });

  test('is of first attempts', () => {
    const attempts = [
      { number: 1, conclusion: 'failure', completedAt: daysAgo(1) },
      { number: 2, conclusion: 'success', completedAt: daysAgo(1) },
    ] as const;

    expect(judge([...runs(9, 'success'), ...runs(1, 'success', { attempts })]).value).toBe(90);
  });

  test('is a lower bound where first attempts were not seen: it proves what it reaches, and no more', () => {
    const result = judge([...runs(92, 'success'), ...runs(8, 'success', rerun)]);

    expect(result).toMatchObject({
      ...{ value: 92, level: 3, state: 'unknown' },
      lines: { 2: 'met', 3: 'met', 4: 'unknown', 5: 'unknown' },
      reason: { cause: { kind: 'truncated', what: 'attempts' } },
    });
  });

  test('is unknown with fewer than 10, without CI, and where CI was only found', () => {
    expect(judge(runs(9, 'success'))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9, minimum: 10 } },
    });
    expect(judge([])).toMatchObject({ reason: { cause: { kind: 'source', what: 'ci' } } });
    const outside = runs(10, 'success').map((run, i) => ({ ...run, workflow: 'check:Jenkins', sha: `${i}` }));
    expect(judge(outside)).toMatchObject({ value: 100, state: 'unknown', provenance: 'inferred' });
  });
});
