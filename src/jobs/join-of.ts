import { queues } from './queue-names.ts';
import { mergeReconcileJobs, type ReconcileJob } from './reconcile-job.ts';

/** What two jobs of one key become together. */
export type Join = (earlier: object, later: object) => object;

/** Only a reconcile carries what another one may not. Undefined where the later job says all. */
export function joinOf(queue: string): Join | undefined {
  return queue === queues.reconcile.name
    ? (earlier, later) => mergeReconcileJobs(earlier as ReconcileJob, later as ReconcileJob)
    : undefined;
}
