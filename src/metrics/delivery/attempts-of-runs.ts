import type { RunConclusion, RunRecord } from '../../model/records/run-record.ts';
import type { DeploymentAttempt } from './deployment.ts';

const states: Readonly<Partial<Record<RunConclusion, DeploymentAttempt['state']>>> = {
  success: 'success',
  failure: 'failure',
  timed_out: 'failure',
  startup_failure: 'failure',
};

/** Attempts that ended, by their end. A cancelled run is nobody's failure, and no attempt. */
export function attemptsOfRuns(runs: readonly RunRecord[]): readonly DeploymentAttempt[] {
  return runs
    .flatMap(run =>
      run.attempts.flatMap(({ conclusion, completedAt }): readonly DeploymentAttempt[] => {
        const state = conclusion === null ? undefined : states[conclusion];
        if (state === undefined || completedAt === null) return [];
        const { sha, id } = run;

        return [{ sha, endedAt: completedAt, state, ids: [id], runId: id, tag: null, isByMachine: true }];
      }),
    )
    .toSorted((a, b) => a.endedAt - b.endedAt || (a.runId ?? 0) - (b.runId ?? 0));
}
