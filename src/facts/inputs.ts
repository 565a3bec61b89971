import type { WorkflowRun } from '../model/ci.ts';
import { awaitsApproval, hasEnded } from './ci-runs.ts';

/**
 * Whether a commit's inputs are final: the quiet time has passed since the last run appeared or ended, and every
 * relevant run has ended. `quiet` with no pending run means: look again at `at`.
 */
export type Inputs =
  | { readonly state: 'final' }
  | { readonly state: 'quiet'; readonly at: Date }
  | { readonly state: 'running'; readonly runs: readonly WorkflowRun[] }
  | { readonly state: 'overdue'; readonly runs: readonly WorkflowRun[] };

export interface InputsQuestion {
  readonly runs: readonly WorkflowRun[];
  readonly isRelevant: (run: WorkflowRun) => boolean;
  readonly now: Date;
  /** When this commit was first looked at: the quiet time counts from here while there is no run. */
  readonly firstSeenAt: Date;
  /** When reports came from CI outside GitHub Actions: others may follow. */
  readonly sentAt: readonly Date[];
  readonly deadline: Date;
  readonly quietMs: number;
  /** So much GitHub's clock, which the runs' times are by, is ahead of the one that `now` is by. */
  readonly aheadMs: number;
}

export function inputsOf(question: InputsQuestion): Inputs {
  const { runs, isRelevant, now, deadline, quietMs } = question;
  const pending = runs.filter(run => isRelevant(run) && !hasEnded(run) && !awaitsApproval(run));
  if (pending.length > 0) {
    return now >= deadline ? { state: 'overdue', runs: pending } : { state: 'running', runs: pending };
  }

  const quietAt = new Date(lastStirring(question) + quietMs);

  return now >= quietAt ? { state: 'final' } : { state: 'quiet', at: quietAt };
}

/** The newest moment at which a run appeared or ended, or a report came. */
function lastStirring({ runs, firstSeenAt, sentAt, aheadMs }: InputsQuestion): number {
  const ofRuns = runs.map(run => (hasEnded(run) ? run.updatedAt : run.createdAt).getTime() - aheadMs);
  const began = ofRuns.length === 0 ? [firstSeenAt.getTime()] : ofRuns;

  return Math.max(...began, ...sentAt.map(at => at.getTime()));
}
