import { enqueueDeliveries } from './enqueue-deliveries.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { createBoss, createQueues, tellOfFullQueues } from './queue-boss.ts';
import { findDeadLetters, retryDead } from './queue-dead-letters.ts';
import { readDepth, readDepths } from './queue-depth.ts';
import { dropWaiting, retryAbandoned } from './queue-jobs.ts';
import type { JobQueue, JobQueueOptions } from './queue-port.ts';
import { createRequests } from './queue-requests.ts';
import { createWorkers } from './queue-workers.ts';
import { createTurns } from './turns.ts';

export type {
  CommitToMeasure,
  DeadLetter,
  JobHandlers,
  JobQueue,
  JobQueueOptions,
  LadderJob,
  MergeGroupRef,
  QueueDepth,
} from './queue-port.ts';

export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { database, log, debounceMs, now } = options;
  const boss = createBoss(database, log);
  const turns = createTurns(database);
  const workers = createWorkers(boss, turns, options);
  const requests = createRequests({
    ...{ boss, database, turns, debounceMs, now },
    wakeIn: workers.wakeIn,
  });

  return {
    ...requests,

    async start() {
      await boss.start();
      await createQueues(boss, database.kind);
      await tellOfFullQueues(database);
      await turns.resume();
      // The only process of an embedded database has just started: whatever is active was cut off.
      if (database.kind === 'embedded') await retryAbandoned(boss, database);
    },

    enqueueDeliveries: (transaction, deliveries) =>
      enqueueDeliveries({ boss, turns }, transaction, deliveries),
    planDeliveries: planDeliveries(turns),

    dropInstallation: installationId => dropWaiting(database, { installationId }),
    dropRepository: ({ id, installationId }) => dropWaiting(database, { installationId, repositoryId: id }),
    deadLetters: () => findDeadLetters(database),
    retryDead: id => retryDead(boss, database, turns, id),
    work: handlers => workers.start(handlers),
    depth: () => readDepth(database),
    depths: () => readDepths(database),

    async stop(graceMs) {
      workers.stopTimers();
      await boss.stop({ graceful: true, timeout: graceMs });
    },
  };
}
