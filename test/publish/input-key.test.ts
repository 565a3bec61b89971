import { describe, expect, test } from 'vitest';
import type { CheckRun, CommitStatus, WorkflowRun } from '../../src/model/ci.ts';
import { inputKeyOf, sameStartedRuns, storedKey } from '../../src/publish/input-key.ts';
import { at, checkRun, commitStatus, workflowRun } from '../builders/ci.ts';

const runs = [workflowRun({ id: 1 }), workflowRun({ id: 2, workflowId: 11 })];
const checkRuns = [checkRun({ id: 21 }), checkRun({ id: 22, name: 'licence' })];
const statuses = [commitStatus(), commitStatus({ context: 'build/windows' })];
const rest = { draft: false, base: 'main' };

interface Inputs {
  readonly runs?: readonly WorkflowRun[];
  readonly checkRuns?: readonly CheckRun[];
  readonly statuses?: readonly CommitStatus[];
  readonly rest?: unknown;
}

function key(values: Inputs = {}) {
  const seen = { checkRuns: values.checkRuns ?? checkRuns, statuses: values.statuses ?? statuses };

  return inputKeyOf(values.runs ?? runs, seen, values.rest ?? rest);
}

describe('the key of the inputs stays the same', () => {
  test.each<[string, Inputs]>([
    ['when nothing changed', {}],
    [
      'when lists come in another order',
      { runs: runs.toReversed(), checkRuns: checkRuns.toReversed(), statuses: statuses.toReversed() },
    ],
    [
      'when only times and texts for people changed',
      {
        runs: runs.map(run => ({ ...run, updatedAt: at('09:59'), name: 'renamed' })),
        checkRuns: checkRuns.map(run => ({ ...run, completedAt: at('09:59') })),
        statuses: statuses.map(status => ({ ...status, updatedAt: at('09:59') })),
      },
    ],
  ])('%s', (_, values) => {
    expect(storedKey(key(values))).toBe(storedKey(key()));
  });
});

describe('the key of the inputs changes, but not that of the started runs,', () => {
  test.each<[string, Inputs]>([
    [
      'when a run ends otherwise',
      { runs: [workflowRun({ id: 1, conclusion: 'failure' }), ...runs.slice(1)] },
    ],
    [
      'when a run’s status changes',
      { runs: [workflowRun({ id: 1, status: 'in_progress' }), ...runs.slice(1)] },
    ],
    ['when a check run is there no more', { checkRuns: checkRuns.slice(1) }],
    [
      'when a check run concludes otherwise',
      { checkRuns: checkRuns.map(run => ({ ...run, conclusion: 'failure' })) },
    ],
    ['when a check run is another App’s', { checkRuns: checkRuns.map(run => ({ ...run, appId: 301 })) }],
    ['when a status changes', { statuses: statuses.map(one => ({ ...one, state: 'failure' as const })) }],
    ['when a status leads elsewhere', { statuses: statuses.map(one => ({ ...one, url: null })) }],
    ['when anything else changes', { rest: { ...rest, draft: true } }],
  ])('%s', (_, values) => {
    expect(key(values).all).not.toBe(key().all);
    expect(key(values).runs).toBe(key().runs);
  });
});

describe('a stored key tells whether a workflow was started since', () => {
  const stored = storedKey(key());

  test.each<[string, readonly WorkflowRun[], boolean]>([
    ['the same runs', runs, true],
    [
      'the same runs in another order and state',
      runs.toReversed().map(run => ({ ...run, status: 'queued' })),
      true,
    ],
    ['a run more', [...runs, workflowRun({ id: 3 })], false],
    ['a run less', runs.slice(1), false],
    ['another attempt', [workflowRun({ id: 1, attempt: 2 }), ...runs.slice(1)], false],
    ['no run', [], false],
  ])('%s', (_, present, expected) => {
    expect(sameStartedRuns(stored, present)).toBe(expected);
  });

  test('without a stored key there was no evaluation of any run', () => {
    expect(sameStartedRuns(null, [])).toBe(false);
  });
});
