import { describe, expect, test } from 'vitest';
import { targetBranchOf } from '../../src/facts/target-branch.ts';
import type { WorkflowRun } from '../../src/model/ci.ts';
import { at, workflowRun } from '../builders/ci.ts';

/** A run on main that ended at that minute past nine. */
function onMain(minute: number, conclusion: string, values: Partial<WorkflowRun> = {}): WorkflowRun {
  return workflowRun({
    id: minute,
    runNumber: minute,
    event: 'push',
    headBranch: 'main',
    conclusion,
    updatedAt: at(`09:${minute}`),
    ...values,
  });
}

describe('the target branch', () => {
  test.each([
    ['nothing ran on it', []],
    ['only other branches’ runs are there', [onMain(10, 'failure', { headBranch: 'throttle' })]],
    ['only pull request runs are there', [onMain(10, 'failure', { event: 'pull_request' })]],
    ['its only run has not ended', [onMain(10, 'failure', { status: 'in_progress', conclusion: null })]],
    ['its runs were cancelled or skipped', [onMain(10, 'cancelled'), onMain(11, 'skipped')]],
  ])('is unknown when %s', (_, runs) => {
    expect(targetBranchOf(runs, 'main')).toEqual({ state: 'unknown' });
  });

  test.each([
    ['its last run passed', [onMain(11, 'success'), onMain(10, 'failure')]],
    ['a cancelled run followed a passed one', [onMain(11, 'cancelled'), onMain(10, 'success')]],
    [
      'a run after a passed one has not ended',
      [onMain(11, 'x', { status: 'queued', conclusion: null }), onMain(10, 'success')],
    ],
  ])('is green when %s', (_, runs) => {
    expect(targetBranchOf(runs, 'main')).toEqual({ state: 'green' });
  });

  test.each([
    ['failure', 'push'],
    ['timed_out', 'push'],
    ['startup_failure', 'schedule'],
  ])('is red after %s of a %s run', (conclusion, event) => {
    const run = onMain(10, conclusion, { event });

    expect(targetBranchOf([run], 'main')).toEqual({ state: 'red', since: at('09:10'), run });
  });

  test('is red since the first of an unbroken row, whatever the order of the list', () => {
    const first = onMain(12, 'failure');
    const runs = [
      onMain(11, 'success'),
      onMain(14, 'timed_out'),
      first,
      onMain(10, 'failure'),
      onMain(13, 'cancelled'),
    ];

    expect(targetBranchOf(runs, 'main')).toEqual({ state: 'red', since: at('09:12'), run: first });
  });

  test('is red by the workflow that is red longest, also while another is green', () => {
    const scan = onMain(12, 'failure', { workflowId: 11 });
    const lint = onMain(15, 'failure', { workflowId: 12 });

    expect(targetBranchOf([onMain(16, 'success'), lint, scan], 'main')).toMatchObject({
      state: 'red',
      run: scan,
    });
  });
});
