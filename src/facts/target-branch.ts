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
  const own = runs.filter(
    run => run.headBranch === branch && (run.event === 'push' || run.event === 'schedule') && hasEnded(run),
  );
  if (own.length === 0) return { state: 'unknown' };

  const reds = [...groupByWorkflow(own).values()].flatMap(unbrokenReds);
  const first = reds.toSorted((a, b) => a.since.getTime() - b.since.getTime())[0];

  return first === undefined ? { state: 'green' } : { state: 'red', ...first };
}

function groupByWorkflow(runs: readonly WorkflowRun[]): Map<number, WorkflowRun[]> {
  return Map.groupBy(runs, run => run.workflowId);
}

/** The present red light of one workflow: its first run of the row and that run's end. Cancelled and skipped runs say nothing. */
function unbrokenReds(runs: readonly WorkflowRun[]): { since: Date; run: WorkflowRun }[] {
  const telling = runs
    .filter(run => run.conclusion === 'success' || redConclusions.has(run.conclusion ?? ''))
    .toSorted((a, b) => b.runNumber - a.runNumber);
  let first: WorkflowRun | undefined;
  for (const run of telling) {
    if (run.conclusion === 'success') break;
    first = run;
  }

  return first === undefined ? [] : [{ since: first.updatedAt, run: first }];
}
