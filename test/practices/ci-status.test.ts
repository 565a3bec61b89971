import { describe, expect, test } from 'vitest';
import type { CiItemState } from '../../src/facts/ci-state.ts';
import { type CiStatusFacts, judgeCiStatus, mayStillCome } from '../../src/practices/ci-status.ts';
import { at, ciItem, workflowRun } from '../builders/ci.ts';

function factsOf(states: readonly CiItemState[], values: Partial<CiStatusFacts> = {}): CiStatusFacts {
  const judged = states.map((state, index) => ciItem(`check-${index}`, state));

  return {
    ci: { basis: 'required', judged, others: [] },
    targetBranch: { state: 'green' },
    mergeConflict: false,
    runsAwaitApproval: false,
    ...values,
  };
}

function judge(states: readonly CiItemState[], values: Partial<CiStatusFacts> = {}) {
  return judgeCiStatus(factsOf(states, values));
}

describe('CI status', () => {
  test.each<[string, CiItemState[]]>([
    ['all are green', ['green', 'green']],
    ['some were skipped', ['green', 'skipped']],
    ['all were skipped', ['skipped']],
  ])('is met when %s', (_, states) => {
    expect(judge(states).answer).toBe('met');
  });

  test.each<[string, CiItemState[]]>([
    ['one is red', ['green', 'red']],
    ['one is red and another still runs', ['running', 'red']],
    ['one is red and another is absent', ['absent', 'red']],
    ['one is red and another waits for approval', ['awaiting-approval', 'red']],
  ])('is unmet when %s', (_, states) => {
    expect(judge(states).answer).toBe('unmet');
  });

  test.each<[string, CiItemState[], string]>([
    ['nothing reported', [], 'no-ci'],
    ['one waits for approval', ['green', 'awaiting-approval'], 'awaiting-approval'],
    ['one waits for approval while another runs', ['running', 'awaiting-approval'], 'awaiting-approval'],
    ['one still runs', ['green', 'running'], 'unfinished'],
    ['one still runs and another is absent', ['absent', 'running'], 'unfinished'],
    ['a required one is absent', ['green', 'absent'], 'absent'],
  ])('is unknown when %s', (_, states, reason) => {
    expect(judge(states)).toMatchObject({ answer: 'unknown', reason });
  });

  test.each<[string, string, CiItemState[]]>([
    ['nothing reported', 'merge-conflict', []],
    ['a required one is absent', 'merge-conflict', ['green', 'absent']],
    ['one still runs', 'unfinished', ['running']],
  ])('with a merge conflict, when %s, the reason is %s', (_, reason, states) => {
    expect(judge(states, { mergeConflict: true })).toMatchObject({ answer: 'unknown', reason });
  });

  test('a required check whose workflow waits for a maintainer waits for approval', () => {
    const finding = judge(['green', 'absent'], { runsAwaitApproval: true });

    expect(finding).toMatchObject({ answer: 'unknown', reason: 'awaiting-approval' });
  });

  test.each<[boolean, CiItemState[], Partial<CiStatusFacts>]>([
    [true, ['red', 'running'], {}],
    [true, ['absent'], {}],
    [false, ['red', 'green', 'skipped'], {}],
    [false, ['absent'], { mergeConflict: true }],
    [false, ['absent'], { runsAwaitApproval: true }],
    [true, ['running', 'absent'], { runsAwaitApproval: true }],
    [false, [], {}],
  ])('that more may still come is %s of %j with %j', (expected, states, values) => {
    expect(mayStillCome(factsOf(states, values))).toBe(expected);
  });

  test('a merge conflict does not unmake what is green', () => {
    expect(judge(['green'], { mergeConflict: true }).answer).toBe('met');
  });

  test('is met on a red target branch: what mends it has to be able to merge', () => {
    const targetBranch = { state: 'red', since: at('09:00'), run: workflowRun() } as const;

    expect(judge(['green'], { targetBranch }).answer).toBe('met');
  });

  test('keeps the facts as evidence', () => {
    const finding = judge(['red']);

    expect(finding.evidence.ci.judged).toHaveLength(1);
  });
});
