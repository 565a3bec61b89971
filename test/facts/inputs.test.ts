import { describe, expect, test } from 'vitest';
import { type InputsQuestion, inputsOf } from '../../src/facts/inputs.ts';
import { at, workflowRun } from '../builders/ci.ts';

/** Quiet time 30 s, first seen at 09:00, deadline at 10:00. */
function inputs(values: Partial<InputsQuestion>) {
  return inputsOf({
    runs: [],
    isRelevant: () => true,
    now: at('09:30'),
    firstSeenAt: at('09:00'),
    sentAt: [],
    deadline: at('10:00'),
    quietMs: 30_000,
    aheadMs: 0,
    ...values,
  });
}

const running = workflowRun({ id: 1, status: 'in_progress', conclusion: null });
const endedAt0905 = workflowRun({ id: 2, createdAt: at('09:00'), updatedAt: at('09:05') });

describe('without a run', () => {
  test('inputs are quiet one moment before the quiet time since the first look has passed', () => {
    expect(inputs({ now: at('09:00:29') })).toEqual({ state: 'quiet', at: at('09:00:30') });
  });

  test('inputs are final when the quiet time has passed', () => {
    expect(inputs({ now: at('09:00:30') })).toEqual({ state: 'final' });
  });

  test('the quiet time begins again with each report that was sent', () => {
    const sentAt = [at('09:10'), at('09:05')];

    expect(inputs({ sentAt, now: at('09:10:29') })).toEqual({ state: 'quiet', at: at('09:10:30') });
    expect(inputs({ sentAt, now: at('09:10:30') })).toEqual({ state: 'final' });
    // By our own clock, whatever GitHub's shows.
    expect(inputs({ sentAt, aheadMs: 60_000, now: at('09:10:30') })).toEqual({ state: 'final' });
    expect(inputs({ sentAt: [at('08:00')], now: at('09:00:29') })).toMatchObject({ state: 'quiet' });
  });
});

describe('with ended runs', () => {
  test.each([
    ['quiet', at('09:05:29'), { state: 'quiet', at: at('09:05:30') }],
    ['final', at('09:05:30'), { state: 'final' }],
  ])('inputs are %s by the end of the last one', (_, now, expected) => {
    expect(inputs({ runs: [endedAt0905], now })).toEqual(expected);
  });

  test.each([
    ['ahead', 600_000, { state: 'quiet', at: at('08:55:30') }],
    ['behind', -600_000, { state: 'quiet', at: at('09:15:30') }],
  ])("F9: GitHub's clock being ten minutes %s, the quiet time counts by ours", (_, aheadMs, expected) => {
    const now = new Date(expected.at.getTime() - 1);
    expect(inputs({ runs: [endedAt0905], now, aheadMs })).toEqual(expected);
    expect(inputs({ runs: [endedAt0905], now: expected.at, aheadMs })).toEqual({ state: 'final' });
  });

  test('an irrelevant run that has just ended still keeps inputs from being final: another may follow it', () => {
    const runs = [endedAt0905, workflowRun({ id: 3, updatedAt: at('09:06') })];

    expect(inputs({ runs, isRelevant: run => run.id === 2, now: at('09:06:10') })).toEqual({
      state: 'quiet',
      at: at('09:06:30'),
    });
  });
});

describe('with a run that has not ended', () => {
  test.each([
    ['running before the deadline', at('09:59:59'), 'running'],
    ['overdue at the deadline', at('10:00'), 'overdue'],
    ['overdue after it', at('10:30'), 'overdue'],
  ])('inputs are %s, and the run is named', (_, now, state) => {
    expect(inputs({ runs: [endedAt0905, running], now })).toEqual({ state, runs: [running] });
  });

  test('that is not relevant, inputs are final', () => {
    expect(inputs({ runs: [endedAt0905, running], isRelevant: run => run.id === 2 })).toEqual({
      state: 'final',
    });
  });

  test.each([
    ['completed', 'action_required'],
    ['waiting', null],
  ])('because an approval is due (%s), it is not waited for', (status, conclusion) => {
    const held = workflowRun({ id: 4, status, conclusion, createdAt: at('09:10'), updatedAt: at('09:10') });

    expect(inputs({ runs: [endedAt0905, held] })).toEqual({ state: 'final' });
  });

  test('because an approval is due, its appearing counts for the quiet time', () => {
    const held = workflowRun({ status: 'waiting', conclusion: null, createdAt: at('09:10') });

    expect(inputs({ runs: [held], now: at('09:10:10') })).toEqual({ state: 'quiet', at: at('09:10:30') });
  });
});
