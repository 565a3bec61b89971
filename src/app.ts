import { type AppOptions, createHandlers, createServices } from './handlers.ts';

import { createMetrics } from './http/metrics.ts';
import { nameProblem } from './http/name-problem.ts';
import { openFront } from './http/open-front.ts';
import { createRightOfWay } from './http/right-of-way.ts';
import { within } from './http/within.ts';
import { createJobQueue, type JobQueue } from './jobs/queue.ts';
import { startSchedule } from './jobs/start-schedule.ts';
import { metricsSources } from './metrics-sources.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/port.ts';
import { acceptReport } from './usecases/accept-report.ts';
import { findSender } from './usecases/find-sender.ts';
import { keepNeeded } from './webhooks/keep-needed.ts';

export type { AppOptions } from './handlers.ts';

export interface RunningApp {
  readonly url: string;
  /** Null when metrics have no port of their own. */
  readonly metricsUrl: string | null;
  readonly store: Store;
  readonly queue: JobQueue;
  /** Rejects with `OperatorError` when the database is lost for good: only a new process helps. */
  readonly failed: Promise<never>;
  /** Stops accepting, finishes what is in flight within `graceMs` (25 s), closes the store. A part that does not end is left. */
  close(graceMs?: number): Promise<void>;
}

const usualSchedule = { catchUpEveryMs: 5 * 60_000, sweepRepositoriesEveryMs: 60 * 60_000 };

/** So long each part may take beyond the time it was given: an operator's patience ends after 30 s in all. */
const overrunMs = 1_500;

/** The server: store, queue, HTTP, workers, in this order. Rejects with `OperatorError` when one cannot start. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { log, now } = options;
  const stoppers: ((remainingMs: number) => Promise<unknown>)[] = [];
  let isWorking = false;

  async function close(graceMs = 25_000): Promise<void> {
    isWorking = false;
    const deadline = performance.now() + graceMs;
    for (let stop = stoppers.pop(); stop !== undefined; stop = stoppers.pop()) {
      const remainingMs = Math.max(0, deadline - performance.now());
      await within(remainingMs + overrunMs, stop(remainingMs)).catch(error =>
        log.error({ problem: nameProblem(error) }, 'a part did not stop cleanly'),
      );
    }
  }

  try {
    const opened = await openStore(options.database, {
      ...{ log, now },
      enqueueDeliveries: (...args) => queue.enqueueDeliveries(...args),
      planDeliveries: (...args) => queue.planDeliveries(...args),
    });
    const { database } = opened;
    const store = options.watch?.('store', opened.store) ?? opened.store;
    stoppers.push(() => store.close());
    const queue: JobQueue = createJobQueue({
      ...{ database, log, now },
      debounceMs: options.debounceMs,
      sweepEverySeconds: options.sweepEveryMs / 1000,
    });
    const metrics = createMetrics(metricsSources({ store, queue, now }));
    const way = createRightOfWay();
    const parts = { store, queue, metrics, giveWay: way.giveWay };
    const services = createServices(options, parts);
    const handlers = await createHandlers(options, parts, services);

    await queue.start();
    // A second is left for the store.
    stoppers.push(remainingMs => queue.stop(Math.max(1000, remainingMs - 1000)));
    const web = await openFront(options, {
      ...{ store, metrics, isWorking: () => isWorking, during: way.during, keep: keepNeeded },
      texts: services.texts,
      reports: {
        findSender: (...given) => findSender(store.reportTokens, ...given),
        accept: report => acceptReport({ store, now }, queue, report),
      },
    });
    stoppers.push(web.close);
    await queue.work(handlers);
    const stopSchedule = await startSchedule(queue, { ...usualSchedule, ...options.schedule, log });
    stoppers.push(async () => stopSchedule());
    isWorking = true;

    log.info(describeStart(options, store, web.url), 'Rung is listening');
    return { url: web.url, metricsUrl: web.metricsUrl, store, queue, failed: database.lost, close };
  } catch (error) {
    await close(5000);
    throw error;
  }
}

function describeStart(options: AppOptions, store: Store, url: string) {
  const database =
    store.kind === 'embedded'
      ? 'embedded: survives a process kill, not a power cut; where that matters, set DATABASE_URL'
      : 'PostgreSQL';
  return {
    url,
    webhookPath: options.webhookPath,
    github: options.githubUrl,
    database,
    dryRun: options.dryRun,
  };
}
