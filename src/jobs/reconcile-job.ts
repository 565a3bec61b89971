import { everythingMissed, type ReconcileRequest } from '../model/reconcile.ts';

/** A `ReconcileRequest` as it waits in the database. */
export interface ReconcileJob extends Omit<ReconcileRequest, 'since'> {
  readonly since: string | null;
}

export function toReconcileJob({ repository, since, missed }: ReconcileRequest): ReconcileJob {
  return { repository, since: since?.toISOString() ?? null, missed };
}

export function fromReconcileJob({ repository, since, missed }: ReconcileJob): ReconcileRequest {
  return { repository, since: since === null ? null : new Date(since), missed };
}

/** Both requests in one: the newer names, the earlier time (null is before all), everything that either misses. */
export function mergeReconcileJobs(waiting: ReconcileJob, asked: ReconcileJob): ReconcileJob {
  const isMissed = new Set([...waiting.missed, ...asked.missed]);
  const since =
    waiting.since === null || asked.since === null
      ? null
      : [waiting.since, asked.since].toSorted((one, other) => Date.parse(one) - Date.parse(other))[0];

  return {
    repository: asked.repository,
    since: since ?? null,
    missed: everythingMissed.filter(missed => isMissed.has(missed)),
  };
}
