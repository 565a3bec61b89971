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
  readonly deadline: Date;
  readonly quietMs: number;
  /** So much GitHub's clock, which the runs' times are by, is ahead of the one that `now` is by. */
  readonly aheadMs: number;
}

export function inputsOf(question: InputsQuestion): Inputs {
  const { runs, isRelevant, now, firstSeenAt, deadline, quietMs, aheadMs } = question;
  const pending = runs.filter(run => isRelevant(run) && !hasEnded(run) && !awaitsApproval(run));
  if (pending.length > 0) {
    return now >= deadline ? { state: 'overdue', runs: pending } : { state: 'running', runs: pending };
  }

  const quietAt = new Date(lastStirring(runs, firstSeenAt, aheadMs) + quietMs);

  return now >= quietAt ? { state: 'final' } : { state: 'quiet', at: quietAt };
}

/** The newest moment at which a run appeared or ended. */
function lastStirring(runs: readonly WorkflowRun[], firstSeenAt: Date, aheadMs: number): number {
  const times = runs.map(run => (hasEnded(run) ? run.updatedAt : run.createdAt).getTime());

  return times.length === 0 ? firstSeenAt.getTime() : Math.max(...times) - aheadMs;
}
