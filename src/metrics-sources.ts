import type { MetricsSources } from './http/metrics.ts';
import type { JobQueue } from './jobs/queue-port.ts';
import type { Store } from './store/port.ts';

/** Later than that, the sweeper should have concluded it. */
const stuckAfterMs = 5 * 60_000;
const mostStuck = 1000;

export function metricsSources({
  store,
  queue,
  now,
}: {
  readonly store: Store;
  readonly queue: Pick<JobQueue, 'depths'>;
  readonly now: () => Date;
}): MetricsSources {
  return {
    depths: () => queue.depths(),
    openEvaluations: () => store.evaluations.openCount(),
    async stuckEvaluations() {
      const overdue = new Date(now().getTime() - stuckAfterMs);
      return (await store.evaluations.overdue(overdue, mostStuck)).length;
    },
    lanesAsleep: () => store.lanes.asleep(),
    openBreakers: () => store.breakers.list(),
    caughtUp: () => store.catchUp.find(),
    ping: () => store.ping(),
  };
}
