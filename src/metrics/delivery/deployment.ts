import type { Instant } from '../../model/records/instant.ts';

/** One try to bring a commit to production, however many regions or shards it had. */
export interface DeploymentAttempt {
  /** Null where a release's tag is gone. */
  readonly sha: string | null;
  /** When the last part of it succeeded, or the first one failed. */
  readonly endedAt: Instant;
  readonly state: 'success' | 'failure' | 'error';
  /** GitHub's ids of its deployments, or of its workflow run: records name it by them. */
  readonly ids: readonly number[];
  readonly runId: number | null;
  /** Of a release. */
  readonly tag: string | null;
  /** A workflow or an App made it, rather than a person. */
  readonly isByMachine: boolean;
}

/** A version that came to production: what counts as a deployment everywhere but in the success rate. */
export interface Deployment {
  readonly sha: string | null;
  readonly at: Instant;
  /** A rollback brings back a commit that was live before, and that the live one grew from. */
  readonly kind: 'regular' | 'rollback';
  /** Those of repeats of the same commit too. */
  readonly ids: readonly number[];
  readonly runId: number | null;
  readonly tag: string | null;
  readonly isByMachine: boolean;
}
