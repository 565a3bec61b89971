import { describe, expect, test } from 'vitest';
import { awaitsApproval, hasEnded, latestRuns } from '../../src/facts/ci-runs.ts';
import { workflowRun } from '../builders/ci.ts';

describe('F19: the runs that speak for a commit', () => {
  test.each([
    [
      'the higher run number, listed first',
      [
        { id: 2, runNumber: 8 },
        { id: 1, runNumber: 7 },
      ],
      [2],
    ],
    [
      'the higher run number, listed last',
      [
        { id: 1, runNumber: 7 },
        { id: 2, runNumber: 8 },
      ],
      [2],
    ],
    [
      'the later attempt of one number',
      [
        { id: 1, attempt: 1 },
        { id: 1, attempt: 2 },
      ],
      [1],
    ],
    [
      'each workflow’s own',
      [
        { id: 1, workflowId: 10 },
        { id: 2, workflowId: 11 },
      ],
      [1, 2],
    ],
    [
      'each event’s own',
      [
        { id: 1, event: 'push' },
        { id: 2, event: 'pull_request' },
      ],
      [1, 2],
    ],
    ['none of none', [], []],
  ])('are %s', (_, runs, ids) => {
    expect(latestRuns(runs.map(workflowRun)).map(run => run.id)).toEqual(ids);
  });

  test('are of the later attempt', () => {
    const runs = [2, 1].map(attempt =>
      workflowRun({ attempt, conclusion: attempt === 2 ? 'success' : 'failure' }),
    );

    expect(latestRuns(runs)).toEqual([runs[0]]);
  });
});

describe('the state of a run', () => {
  test.each([
    [{ status: 'completed', conclusion: 'success' }, true, false],
    [{ status: 'completed', conclusion: 'failure' }, true, false],
    [{ status: 'completed', conclusion: 'cancelled' }, true, false],
    [{ status: 'completed', conclusion: 'action_required' }, false, true],
    [{ status: 'action_required', conclusion: null }, false, true],
    [{ status: 'waiting', conclusion: null }, false, true],
    [{ status: 'queued', conclusion: null }, false, false],
    [{ status: 'in_progress', conclusion: null }, false, false],
    [{ status: 'requested', conclusion: null }, false, false],
  ])('of %o: ended %s, waits for an approval %s', (values, ended, awaits) => {
    const run = workflowRun(values);

    expect([hasEnded(run), awaitsApproval(run)]).toEqual([ended, awaits]);
  });
});
