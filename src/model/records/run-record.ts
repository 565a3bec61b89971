import type { Account } from './account.ts';
import type { Instant } from './instant.ts';

/** Ends of a workflow run or of another CI's status, in GitHub's words. */
export type RunConclusion =
  | 'success'
  | 'failure'
  | 'timed_out'
  | 'startup_failure'
  | 'cancelled'
  | 'skipped'
  | 'neutral'
  | 'stale'
  | 'action_required';

/** A run of a workflow, or one report of a check or status of CI outside GitHub Actions. */
export interface RunRecord {
  readonly id: number;
  /** The workflow file, or `status:<context>` and `check:<name>` of CI outside GitHub Actions. */
  readonly workflow: string;
  readonly name: string;
  readonly event: string;
  readonly branch: string | null;
  readonly sha: string;
  readonly createdAt: Instant;
  /** When its commit was pushed; null where only the run's creation is known. */
  readonly pushedAt: Instant | null;
  readonly actor: Account | null;
  /** Those that are known, in order; the first one is missing where GitHub tells only the latest. */
  readonly attempts: readonly RunAttempt[];
  readonly pullRequest: number | null;
  /** Found by Rung, where neither the policy nor a workflow file names it. */
  readonly isInferred: boolean;
}

export interface RunAttempt {
  readonly number: number;
  /** Null while it runs. */
  readonly conclusion: RunConclusion | null;
  /** The latest end of its jobs. */
  readonly completedAt: Instant | null;
}

export interface JobRecord {
  readonly runId: number;
  readonly attempt: number;
  readonly name: string;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly conclusion: RunConclusion | null;
}
