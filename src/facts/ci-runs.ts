import type { WorkflowRun } from '../model/ci.ts';

/**
 * The runs that speak for a commit: the newest per workflow and event. GitHub lists each run with its latest
 * attempt; a workflow started twice by the same event leaves two runs, of which the newer counts.
 */
export function latestRuns(runs: readonly WorkflowRun[]): readonly WorkflowRun[] {
  const latest = new Map<string, WorkflowRun>();
  for (const run of runs) {
    const key = `${run.workflowId} ${run.event}`;
    const known = latest.get(key);
    if (known === undefined || isNewer(run, known)) latest.set(key, run);
  }

  return [...latest.values()];
}

function isNewer(run: WorkflowRun, than: WorkflowRun): boolean {
  return run.runNumber === than.runNumber ? run.attempt > than.attempt : run.runNumber > than.runNumber;
}

/** A run that a maintainer has to release first: named to people, never waited for. */
export function awaitsApproval(run: WorkflowRun): boolean {
  return run.conclusion === 'action_required' || run.status === 'action_required' || run.status === 'waiting';
}

export function hasEnded(run: WorkflowRun): boolean {
  return run.status === 'completed' && !awaitsApproval(run);
}
