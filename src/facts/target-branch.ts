import type { WorkflowRun } from '../model/ci.ts';
import { hasEnded } from './ci-runs.ts';

/** Is the branch that the pull request targets red now, since when, and which run says so? Told, never judged. */
export type TargetBranch =
  | { readonly state: 'green' | 'unknown' }
  | { readonly state: 'red'; readonly since: Date; readonly run: WorkflowRun };

const redConclusions = new Set(['failure', 'timed_out', 'startup_failure']);

/**
 * @param runs the newest runs of the branch, any order. Only `push` and `schedule` runs count: the branch's own.
 * The red light starts with the first of the unbroken row of red runs of a workflow; the longest-red workflow is told.
 */
export function targetBranchOf(runs: readonly WorkflowRun[], branch: string): TargetBranch {
  const telling = runs.filter(
    run =>
      run.headBranch === branch &&
      (run.event === 'push' || run.event === 'schedule') &&
      hasPassedOrFailed(run),
  );
  if (telling.length === 0) return { state: 'unknown' };

  const reds = [...Map.groupBy(telling, run => run.workflowId).values()].flatMap(unbrokenReds);
  const first = reds.toSorted((a, b) => a.since.getTime() - b.since.getTime())[0];

  return first === undefined ? { state: 'green' } : { state: 'red', ...first };
}

/** Cancelled and skipped runs say nothing. */
function hasPassedOrFailed(run: WorkflowRun): boolean {
  return hasEnded(run) && (run.conclusion === 'success' || redConclusions.has(run.conclusion ?? ''));
}

/** The present red light of one workflow: its first run of the row and that run's end. */
function unbrokenReds(runs: readonly WorkflowRun[]): { since: Date; run: WorkflowRun }[] {
  let first: WorkflowRun | undefined;
  for (const run of runs.toSorted((a, b) => b.runNumber - a.runNumber)) {
    if (run.conclusion === 'success') break;
    first = run;
  }

  return first === undefined ? [] : [{ since: first.updatedAt, run: first }];
}
