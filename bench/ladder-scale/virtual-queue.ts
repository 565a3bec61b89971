import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { createBoss, createQueues, tellOfFullQueues } from '../../src/jobs/queue-boss.ts';
import { queues } from '../../src/jobs/queue-names.ts';
import type { JobHandlers } from '../../src/jobs/queue-port.ts';
import { createRequests } from '../../src/jobs/queue-requests.ts';
import { createWorkers } from '../../src/jobs/queue-workers.ts';
import { createTurns } from '../../src/jobs/turns.ts';
import type { Log } from '../../src/model/log.ts';
import type { Database } from '../../src/store/database.ts';
import type { VirtualTime } from '../limits/virtual-time.ts';
import { openDatabaseClock } from './database-clock.ts';

type Handle = (jobs: readonly JobWithMetadata<unknown>[]) => Promise<unknown>;

export type VirtualQueue = Awaited<ReturnType<typeof openVirtualQueue>>;

const { ladder } = queues;

/**
 * Rung's queue in virtual time: its own requests, turns and workers over pg-boss's table. In place of pg-boss's loops,
 * which poll in real time, `startDue` gives each idle worker a job whose time has come.
 */
export async function openVirtualQueue(database: Database, time: VirtualTime, log: Log) {
  const boss = createBoss(database, log);
  await boss.start();
  await createQueues(boss, database.kind);
  await tellOfFullQueues(database);
  const setDatabaseTo = await openDatabaseClock(database);
  const turns = createTurns(database);
  const idle: Handle[] = [];
  const polled = {
    async work(name: string, _options: unknown, handle: Handle) {
      if (name === ladder.name) idle.push(handle);
      return name;
    },
    notifyWorker() {},
  } as unknown as PgBoss;
  const options = { database, log, debounceMs: 0, sweepEverySeconds: 24 * 60 * 60, now: time.now };
  const workers = createWorkers(polled, turns, options);
  const failures: string[] = [];
  let running = 0;
  /** Not known where something changed since it was looked up. */
  let nextDueMs: number | undefined;

  async function run(handle: Handle, job: JobWithMetadata<unknown>): Promise<void> {
    try {
      await handle([job]);
      await time.track(() => boss.complete(ladder.name, job.id));
    } catch (error) {
      await time.track(() => boss.fail(ladder.name, job.id, { message: String(error) }));
      failures.push(String(error));
    } finally {
      nextDueMs = undefined;
      running -= 1;
      idle.push(handle);
    }
  }

  async function findNextDueMs(): Promise<number> {
    const { rows } = await database.pool.query<{ at: Date | null }>(
      `select min(start_after) as at from pgboss.job where name = $1 and state < 'active'`,
      [ladder.name],
    );
    // Dates have no parts of milliseconds.
    return (rows[0]?.at?.getTime() ?? Infinity) + 1;
  }

  return {
    requests: createRequests({ boss, database, turns, debounceMs: 0, now: time.now, wakeIn() {} }),
    start: (handlers: JobHandlers) => workers.start(handlers),
    /** What jobs were put off or failed with. */
    failures,
    running: () => running,
    hasIdle: () => idle.length > 0,
    setDatabaseTo,

    /** Jobs were asked for. */
    changed() {
      nextDueMs = undefined;
    },

    async startDue(): Promise<void> {
      if (idle.length === 0 || (nextDueMs ?? 0) > time.now().getTime()) return;
      await setDatabaseTo(time.now());
      for (let handle = idle.pop(); handle !== undefined; handle = idle.pop()) {
        const [job] = await boss.fetch(ladder.name, { includeMetadata: true });
        if (job === undefined) {
          idle.push(handle);
          break;
        }
        running += 1;
        void run(handle, job);
      }
      nextDueMs = idle.length > 0 ? await findNextDueMs() : undefined;
    },

    /** When the next waiting job's time comes, where a worker is free for it; Infinity where none waits. */
    nextDueMs: () => nextDueMs ?? Infinity,
    isSettled: () => nextDueMs !== undefined,

    async close() {
      workers.stopTimers();
      await boss.stop({ graceful: false });
    },
  };
}
