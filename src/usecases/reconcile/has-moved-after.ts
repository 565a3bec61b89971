import { orUnknown } from '../../collect/or-unknown.ts';
import type { SweepReads } from '../../github/port.ts';
import type { Missed } from '../../model/reconcile.ts';

export interface Movement {
  readonly reads: Pick<SweepReads, 'workflowRuns' | 'checkRuns' | 'commitStatuses'>;
  readonly missed: ReadonlySet<Missed>;
  readonly appId: number;
}

/** Whether a workflow, a check or a status of a commit began or ended after that time. */
export async function hasMovedAfter(
  { reads, missed, appId }: Movement,
  headSha: string,
  at: Date,
): Promise<boolean> {
  if (missed.has('runs')) {
    const runs = (await orUnknown(reads.workflowRuns(headSha))) ?? [];
    if (runs.some(({ updatedAt }) => updatedAt > at)) return true;
  }
  if (!missed.has('checks')) return false;
  const checks = (await orUnknown(reads.checkRuns(headSha))) ?? [];
  const isNews = checks.some(run => run.appId !== appId && (run.completedAt ?? run.startedAt ?? at) > at);
  if (isNews) return true;
  const statuses = (await orUnknown(reads.commitStatuses(headSha))) ?? [];

  return statuses.some(({ updatedAt }) => updatedAt > at);
}
