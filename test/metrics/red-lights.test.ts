import { describe, expect, test } from 'vitest';
import { type RedLight, redFixTime, redLightsOf } from '../../src/metrics/red-lights.ts';
import { mean } from '../../src/metrics/statistics.ts';
import { minuteMs } from '../../src/model/records/instant.ts';
import type { RunConclusion, RunRecord } from '../../src/model/records/run-record.ts';
import { bot, runRecord } from '../builders/ladder-facts.ts';

/** `10:09` of one day. */
function at(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);

  return Date.UTC(2026, 10, 20, hours, minutes);
}

let lastId = 0;

/** A push, and how its run ended: attempt after attempt. */
function push(
  time: string,
  ends: Readonly<Record<string, RunConclusion>>,
  values: Partial<RunRecord> = {},
): RunRecord {
  lastId += 1;
  const attempts = Object.entries(ends).map(([end, conclusion], index) => ({
    number: index + 1,
    conclusion,
    completedAt: at(end),
  }));

  return runRecord(lastId, null, 0, { createdAt: at(time), pushedAt: at(time), attempts, ...values });
}

const minutes = (light: RedLight, until: string = '17:00') => redFixTime(light, at(until)) / minuteMs;
const spans = (runs: readonly RunRecord[]) =>
  redLightsOf(runs).map(({ redAt, greenAt, isFlaky }) => [
    new Date(redAt).toISOString().slice(11, 16),
    greenAt === null ? null : new Date(greenAt).toISOString().slice(11, 16),
    ...(isFlaky ? ['flaky'] : []),
  ]);

describe('the worked example', () => {
  const lights = redLightsOf([
    push('10:00', { '10:09': 'failure' }),
    push('10:20', { '10:29': 'failure' }),
    push('10:40', { '10:48': 'success' }),
    push('14:00', { '14:07': 'failure', '14:15': 'success' }),
    push('16:00', { '16:10': 'failure' }),
  ]);
  const [first, flaky, open] = lights as [RedLight, RedLight, RedLight];

  test('has feedback of 9 and fix of 39, together 48 minutes', () => {
    expect((first.redAt - first.pushedAt) / minuteMs).toBe(9);
    expect(((first.greenAt ?? 0) - first.redAt) / minuteMs).toBe(39);
    expect(minutes(first)).toBe(48);
  });

  test('has a flaky one of 15 minutes, apart', () => {
    expect(lights.map(({ isFlaky }) => isFlaky)).toEqual([false, true, false]);
    expect(minutes(flaky)).toBe(15);
  });

  test('has an open one at its age of 60 minutes', () => {
    expect(open.greenAt).toBeNull();
    expect(minutes(open)).toBe(60);
  });

  test('comes to 54 minutes on average; with the flaky one it would be 41, closed only 48', () => {
    expect(mean([first, open].map(light => minutes(light)))).toBe(54);
    expect(mean(lights.map(light => minutes(light)))).toBe(41);
  });
});

describe('a red light', () => {
  test.each<RunConclusion>(['failure', 'timed_out', 'startup_failure'])('opens with %s', conclusion => {
    expect(spans([push('10:00', { '10:09': conclusion })])).toEqual([['10:09', null]]);
  });

  test.each<RunConclusion>(['cancelled', 'skipped', 'neutral', 'stale', 'action_required'])(
    'neither opens nor closes with %s',
    conclusion => {
      expect(spans([push('10:00', { '10:09': conclusion })])).toEqual([]);
      expect(
        spans([
          push('10:00', { '10:09': 'failure' }),
          push('10:20', { '10:29': conclusion }),
          push('10:30', { '10:39': 'success' }),
        ]),
      ).toEqual([['10:09', '10:39']]);
    },
  );

  test('of several workflows that overlap is one, from the first red until all are green', () => {
    const other = { workflow: '.github/workflows/lint.yml' };

    expect(
      spans([
        push('10:00', { '10:09': 'failure' }),
        push('10:00', { '10:12': 'failure' }, other),
        push('10:15', { '10:20': 'success' }),
        push('10:25', { '10:30': 'success' }, other),
      ]),
    ).toEqual([['10:09', '10:30']]);
  });

  test('that begins in the moment in which another workflow turns green goes on with it', () => {
    const other = { workflow: '.github/workflows/lint.yml' };

    expect(
      spans([
        push('10:00', { '10:09': 'failure' }),
        push('10:15', { '10:20': 'success' }),
        push('10:15', { '10:20': 'failure' }, other),
      ]),
    ).toEqual([['10:09', null]]);
  });

  test('of a workflow that is gone ends nowhere, and is left out; one that had ended stays', () => {
    const old = { workflow: 'old.yml' };
    const runs = [
      push('09:00', { '09:09': 'failure' }, old),
      push('09:20', { '09:30': 'success' }, old),
      push('10:00', { '10:09': 'failure' }, old),
      push('10:20', { '10:29': 'success' }),
    ];
    const left = redLightsOf(runs, workflow => workflow === 'old.yml');
    expect(left.map(({ greenAt }) => greenAt)).toEqual([at('09:30')]);
    expect(redLightsOf(runs)).toHaveLength(2);
  });

  test('is flaky only where all its workflows are', () => {
    const other = { workflow: '.github/workflows/lint.yml' };
    const flaky = push('10:00', { '10:09': 'failure', '10:20': 'success' });

    expect(spans([flaky, push('10:00', { '10:12': 'failure', '10:18': 'success' }, other)])).toEqual([
      ['10:09', '10:20', 'flaky'],
    ]);
    expect(
      spans([
        flaky,
        push('10:00', { '10:12': 'failure' }, other),
        push('10:20', { '10:30': 'success' }, other),
      ]),
    ).toEqual([['10:09', '10:30']]);
  });

  test('is not closed by an older head that turns green late, nor opened by one that turns red late', () => {
    expect(spans([push('10:00', { '10:30': 'success' }), push('10:05', { '10:10': 'failure' })])).toEqual([
      ['10:10', null],
    ]);
    expect(spans([push('10:00', { '10:30': 'failure' }), push('10:05', { '10:10': 'success' })])).toEqual([]);
  });

  test('is opened by bots too', () => {
    expect(spans([push('10:00', { '10:09': 'failure' }, { actor: bot })])).toHaveLength(1);
  });

  test('that a scheduled run finds on a head that was green begins with that run, not with the push', () => {
    const [light] = redLightsOf([
      push('08:00', { '08:10': 'success' }, { sha: 'a' }),
      push('10:00', { '10:09': 'failure' }, { sha: 'a', event: 'schedule', pushedAt: at('08:00') }),
    ]);

    expect(light).toMatchObject({ pushedAt: at('10:00'), redAt: at('10:09'), isPushInferred: false });
  });

  test('that a re-run of a green head finds has no feedback time', () => {
    const [light] = redLightsOf([push('08:00', { '08:10': 'success', '11:00': 'failure' })]);

    expect(light).toMatchObject({ pushedAt: at('11:00'), redAt: at('11:00') });
  });

  test('begins with the creation of its run where nobody knows the push, and says so', () => {
    const [light] = redLightsOf([push('10:00', { '10:09': 'failure' }, { pushedAt: null })]);

    expect(light).toMatchObject({ pushedAt: at('10:00'), isPushInferred: true });
  });
});
