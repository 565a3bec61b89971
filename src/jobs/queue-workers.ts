import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { GatewayError } from '../model/gateway-error.ts';
import { reasonOf } from '../model/reason-of.ts';
import { inBackground } from '../publish/in-background.ts';
import type { CheckJob } from './check-job.ts';
import { keptFailure } from './kept-failure.ts';
import { joinDeadLetters } from './queue-dead-letters.ts';
import { forgetClockAhead } from './queue-jobs.ts';
import { forEverybody, queues } from './queue-names.ts';
import type { JobHandlers, JobQueueOptions, LadderJob } from './queue-port.ts';
import { handOver, planRetry } from './queue-retry.ts';
import { fromReconcileJob, type ReconcileJob } from './reconcile-job.ts';
import { isBackground, type Turns } from './turns.ts';

interface Workers {
  start(handlers: JobHandlers): Promise<void>;
  /** PostgreSQL announces only jobs that can run at once: for others somebody has to look when their time comes. */
  wakeIn(queue: string, delayMs: number): void;
  stopTimers(): void;
}

/**
 * Looks for jobs whose time came while no timer ran for them: retries, and those of an earlier process. Each worker has
 * a pace of its own: after an outage they do not all fall upon the database at once.
 */
const looking = () =>
  ({
    pollingIntervalSeconds: 0.75 + Math.random() / 2,
    notifyPollingIntervalSeconds: 1.5 + Math.random(),
    includeMetadata: true,
  }) as const;

/** Timers of Node.js hold no longer delay. */
const longestTimerMs = 2 ** 31 - 1;

/** Jobs whose time comes at nearly the same moment need one look. */
const wakeTogetherMs = 20;

const shareTurnsMs = 1_000;

/** One installation that rests must not put off what is done for all: it is tried again so soon, and then ever later. */
const soonForEverybodySeconds = 60;

function waitOf(queue: string, error: unknown): Pick<GatewayError, 'retryAfterSeconds' | 'countsAsAttempt'> {
  const { retryAfterSeconds = null, countsAsAttempt = true } = error instanceof GatewayError ? error : {};
  if (retryAfterSeconds === null || !forEverybody.has(queue)) return { retryAfterSeconds, countsAsAttempt };

  return {
    retryAfterSeconds: Math.min(retryAfterSeconds, soonForEverybodySeconds),
    countsAsAttempt: true,
  };
}

export function createWorkers(boss: PgBoss, turns: Turns, options: JobQueueOptions): Workers {
  const { database, log, sweepEverySeconds } = options;
  const timers = new Set<NodeJS.Timeout>();
  const workerIds = new Map<string, string[]>();
  const wakes = new Set<string>();
  let isStopped = false;

  function wake(queue: string): void {
    for (const id of workerIds.get(queue) ?? []) boss.notifyWorker(id);
  }

  function wakeIn(queue: string, delayMs: number): void {
    if (isStopped || delayMs > longestTimerMs) return;
    const due = Math.ceil((performance.now() + delayMs) / wakeTogetherMs);
    const name = `${queue} ${due}`;
    if (wakes.has(name)) return;
    wakes.add(name);
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        wakes.delete(name);
        wake(queue);
      },
      Math.max(0, due * wakeTogetherMs - performance.now()),
    );
    timers.add(timer);
  }

  async function startQueue<Data extends object>(
    { name, concurrency }: { name: string; concurrency: number },
    handle: (data: Data) => Promise<void>,
  ): Promise<void> {
    const ids: string[] = [];
    workerIds.set(name, ids);
    for (let worker = 0; worker < concurrency; worker++)
      ids[worker] = await boss.work(name, looking(), async ([job]: JobWithMetadata<Data>[]) => {
        if (job === undefined) return;
        turns.began(name, job.priority);
        try {
          await (isBackground(job.priority)
            ? inBackground(() => handle(job.data), `${name} ${job.singletonKey ?? job.id}`)
            : handle(job.data));
        } catch (error) {
          const reason = reasonOf(error);
          if (await failed(job, error, reason)) throw keptFailure(reason);
        } finally {
          // More jobs may wait: a worker that has just ended one would otherwise rest until the next poll.
          const self = ids[worker];
          if (self !== undefined) boss.notifyWorker(self);
        }
      });
  }

  /** False when nothing is left to retry: a job for the same key waits already and does the work. */
  async function failed(
    { name, id, ...job }: JobWithMetadata,
    error: unknown,
    reason: string,
  ): Promise<boolean> {
    const { retryAfterSeconds, countsAsAttempt } = waitOf(name, error);
    log.warn({ queue: name, job: id, reason, retryAfterSeconds }, 'job failed');
    if (retryAfterSeconds !== null) wakeIn(name, retryAfterSeconds * 1000);
    const priority = turns.again(name, job);
    if (await handOver(database, { name, id, retryAfterSeconds, priority })) return false;
    await planRetry(database, { name, id, retryAfterSeconds, countsAsAttempt, priority });

    return true;
  }

  return {
    wakeIn,

    async start(handlers) {
      await startQueue<{ guid: string }>(queues.delivery, ({ guid }) => handlers.delivery(guid));
      await startQueue<CheckJob>(queues.check, job => {
        if ('pullRequest' in job) return handlers.checkPullRequest(job.pullRequest);

        if ('measure' in job) return handlers.measureCommit(job.measure);

        return 'release' in job
          ? handlers.checkRelease(job.release)
          : handlers.checkMergeGroup(job.mergeGroup);
      });
      await startQueue<ReconcileJob>(queues.reconcile, job => handlers.reconcile(fromReconcileJob(job)));
      await startQueue<{ ladder: LadderJob }>(queues.ladder, ({ ladder }) => handlers.ladder(ladder));
      await startQueue(queues.catchUp, () => handlers.catchUp());
      await startQueue(queues.sweepRepositories, () => handlers.sweepRepositories());
      await startQueue(queues.sweep, () => handlers.sweep());
      timers.add(
        setInterval(() => {
          turns
            .share()
            .catch(error => log.warn({ reason: reasonOf(error) }, 'turns are not shared just now'));
        }, shareTurnsMs),
      );
      timers.add(
        setInterval(() => {
          forgetClockAhead(database)
            .then(() => joinDeadLetters(database))
            .then(() => boss.send(queues.sweep.name, {}))
            .catch(error => log.warn({ reason: reasonOf(error) }, 'sweep not queued'));
        }, sweepEverySeconds * 1000),
      );
    },

    stopTimers() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
