import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstEndOf, firstVerdict, isCompleted, isFlaky, isRunning } from '../../src/metrics/run-verdicts.ts';
import { shareOf } from '../../src/metrics/statistics.ts';
import type { RunConclusion, RunRecord } from '../../src/model/records/run-record.ts';
import { now, runRecord } from '../builders/ladder-facts.ts';

/** Attempts in order; `first` is the number of the first that is known. */
const run = (conclusions: readonly (RunConclusion | null)[], first = 1): RunRecord =>
  runRecord(1, null, now, {
    attempts: conclusions.map((conclusion, index) => ({
      number: first + index,
      conclusion,
      completedAt: conclusion === null ? null : now + index,
    })),
  });

const runs = (count: number, ...conclusions: readonly RunConclusion[]): readonly RunRecord[] =>
  Array.from({ length: count }, () => run(conclusions));

describe('200 runs', () => {
  const all = [
    ...runs(182, 'success'),
    ...[...runs(4, 'failure'), ...runs(1, 'timed_out')],
    ...[...runs(2, 'failure', 'success'), ...runs(1, 'timed_out', 'success')],
    ...[...runs(8, 'cancelled'), ...runs(2, 'skipped')],
  ];
  const judged = all.filter(one => firstVerdict(one) !== null);

  test('of which 182 succeeded and 8 failed at first are 95.8% of 190', () => {
    const green = judged.filter(one => firstVerdict(one) === 'green').length;

    expect([all.length, judged.length, green]).toEqual([200, 190, 182]);
    expect(shareOf(green, judged.length)).toBeCloseTo(95.8, 1);
  });

  test('of which 3 turned green when they were run again are 1.6% flaky; by latest attempts it would be 97.4%', () => {
    const flaky = judged.filter(isFlaky).length;

    expect(shareOf(flaky, judged.length)).toBeCloseTo(1.6, 1);
    expect(shareOf(182 + flaky, judged.length)).toBeCloseTo(97.4, 1);
  });
});

test.each<[(RunConclusion | null)[], number, string | null, boolean, boolean, boolean]>([
  [['success'], 1, 'green', false, true, false],
  [['failure'], 1, 'red', false, true, false],
  [['startup_failure'], 1, 'red', false, true, false],
  [['neutral'], 1, null, false, true, false],
  [['cancelled'], 1, null, false, false, false],
  [['skipped'], 1, null, false, false, false],
  [['stale'], 1, null, false, false, false],
  [['action_required'], 1, null, false, false, false],
  [[null], 1, null, false, false, true],
  [['failure', null], 1, 'red', false, true, true],
  [['failure', 'cancelled', 'success'], 1, 'red', true, true, false],
  [['success', 'failure'], 1, 'green', false, true, false],
  [['success'], 2, 'unseen', false, true, false],
  [[], 1, null, false, false, false],
])('attempts %j from number %i on', (conclusions, first, verdict, flaky, completed, running) => {
  const one = run(conclusions, first);

  expect([firstVerdict(one), isFlaky(one), isCompleted(one), isRunning(one)]).toEqual([
    verdict,
    flaky,
    completed,
    running,
  ]);
});

test('a run belongs to the time at which its first attempt ended', () => {
  expect(firstEndOf(run(['failure', 'success']))).toBe(now);
  expect(firstEndOf(run([]))).toBeNull();
});

test('the first verdict is what attempt 1 says, whatever came later and in whatever order it is told', () => {
  const conclusion = fc.constantFrom<RunConclusion>(
    'success',
    'failure',
    'timed_out',
    'cancelled',
    'neutral',
  );
  fc.assert(
    fc.property(
      fc.array(conclusion, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 2 }),
      (all, first) => {
        const { attempts } = run(all, first);
        const says = { success: 'green', failure: 'red', timed_out: 'red' } as Record<string, string>;
        const expected = first > 1 ? 'unseen' : (says[all[0] ?? ''] ?? null);

        expect(firstVerdict({ attempts: attempts.toReversed() })).toBe(expected);
        expect(firstEndOf({ attempts: attempts.toReversed() })).toBe(now);
        expect(isFlaky({ attempts: attempts.toReversed() })).toBe(isFlaky({ attempts }));
      },
    ),
    { numRuns: 200, seed: 5 },
  );
});

test('flaky is red somewhere and green somewhere after it', () => {
  const conclusion = fc.constantFrom<RunConclusion>(
    'success',
    'failure',
    'timed_out',
    'cancelled',
    'neutral',
  );
  fc.assert(
    fc.property(fc.array(conclusion, { maxLength: 5 }), conclusions => {
      let isRed = false;
      let expected = false;
      for (const one of conclusions) {
        if (one === 'failure' || one === 'timed_out') isRed = true;
        if (one === 'success' && isRed) expected = true;
      }

      expect(isFlaky(run(conclusions))).toBe(expected);
    }),
    { numRuns: 500, seed: 3 },
  );
});
