import { sql } from 'drizzle-orm';
import { fromDrizzle } from 'pg-boss';
import { createBoss, createQueues } from './queue-boss.ts';
import { readDepth } from './queue-depth.ts';
import { forgetDeadDelivery, requestOnce, retryAbandoned } from './queue-jobs.ts';
import { queues } from './queue-names.ts';
import type { JobQueue, JobQueueOptions } from './queue-port.ts';
import { createWorkers } from './queue-workers.ts';

export type { JobHandlers, JobQueue, JobQueueOptions, MergeGroupRef, QueueDepth } from './queue-port.ts';

export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { database, log, debounceMs, now } = options;
  const boss = createBoss(database, log);
  const workers = createWorkers(boss, options);

  async function request(key: string, job: object, at: Date | undefined): Promise<void> {
    const delayMs = at === undefined ? debounceMs : Math.max(0, at.getTime() - now().getTime());
    await requestOnce(boss, database, { key, job, delayMs });
    workers.wakeIn(queues.check.name, delayMs);
  }

  return {
    async start() {
      await boss.start();
      await createQueues(boss, database.kind);
      // The only process of an embedded database has just started: whatever is active was cut off.
      if (database.kind === 'embedded') await retryAbandoned(boss, database);
    },

    async enqueueDelivery(transaction, guid) {
      await forgetDeadDelivery(transaction, guid);
      const job = await boss.send(
        queues.delivery.name,
        { guid },
        { singletonKey: guid, db: fromDrizzle(transaction, sql) },
      );

      return job !== null;
    },

    requestCheck: ({ repository, number }, { at } = {}) =>
      request(
        `${repository.installationId}/${repository.id}/${number}`,
        { pullRequest: { repository, number } },
        at,
      ),

    requestMergeGroupCheck: (mergeGroup, { at } = {}) => {
      const { repository, headSha } = mergeGroup;

      return request(`${repository.installationId}/${repository.id}/${headSha}`, { mergeGroup }, at);
    },

    requestReleaseCheck: (release, { at } = {}) => {
      const { repository, tag } = release;

      return request(`${repository.installationId}/${repository.id}/release/${tag}`, { release }, at);
    },

    work: handlers => workers.start(handlers),
    depth: () => readDepth(database),

    async stop(graceMs) {
      workers.stopTimers();
      await boss.stop({ graceful: true, timeout: graceMs });
    },
  };
}
