import { createMetrics } from '../../src/http/metrics.ts';
import { type FrontParts, openFront } from '../../src/http/open-front.ts';
import { createRightOfWay, type RightOfWay } from '../../src/http/right-of-way.ts';
import { createJobQueue, type JobHandlers, type JobQueue } from '../../src/jobs/queue.ts';
import { metricsSources } from '../../src/metrics-sources.ts';
import type { Log } from '../../src/model/log.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/port.ts';
import { keepNeeded } from '../../src/webhooks/keep-needed.ts';
import { secret } from './signed-deliveries.ts';

export interface OpenRung {
  readonly url: string;
  readonly store: Store;
  readonly database: Database;
  readonly queue: JobQueue;
  close(): Promise<void>;
}

const noReports: FrontParts['reports'] = {
  findSender: async () => undefined,
  accept: async () => ({ outcome: 'full' }),
};

export interface Ladder {
  readonly now: () => Date;
  createHandler(
    rung: Pick<OpenRung, 'store' | 'database' | 'queue'> & Pick<RightOfWay, 'giveWay'>,
  ): Promise<JobHandlers['ladder']>;
}

/** Rung's front, store, queue and workers as they are; in place of handling a delivery, `handle` is called. */
export async function openRung(
  options: StoreOptions,
  log: Log,
  handle: (guid: string, rung: Pick<OpenRung, 'store' | 'database'>) => Promise<void>,
  ladder?: Ladder,
): Promise<OpenRung> {
  const now = ladder?.now ?? (() => new Date());
  const { store, database } = await openStore(options, {
    ...{ log, now },
    enqueueDeliveries: (...args) => queue.enqueueDeliveries(...args),
    planDeliveries: (...args) => queue.planDeliveries(...args),
  });
  const queue: JobQueue = createJobQueue({
    ...{ database, log, now },
    ...{ debounceMs: 1000, sweepEverySeconds: 3600 },
  });
  const metrics = createMetrics(metricsSources({ store, queue, now }));
  const { during, giveWay } = createRightOfWay();
  await queue.start();
  const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
  const front = await openFront(
    {
      ...{ host: '127.0.0.1', port: 0, webhookPath: '/api/github/webhooks' },
      ...{ webhookSecrets: [secret], appId: 4711, language: 'en', log, now },
      metrics: { port: null, host: '127.0.0.1', token: null },
    },
    { store, metrics, during, isWorking: () => true, keep: keepNeeded, reports: noReports, texts },
  );
  const none = async () => {};
  await queue.work({
    delivery: guid => handle(guid, { store, database }),
    checkPullRequest: none,
    checkMergeGroup: none,
    checkRelease: none,
    measureCommit: none,
    ladder: (await ladder?.createHandler({ store, database, queue, giveWay })) ?? none,
    sweep: none,
    reconcile: none,
    catchUp: none,
    sweepRepositories: none,
  });

  return {
    ...{ store, database, queue, url: `${front.url}/api/github/webhooks` },
    async close() {
      await front.close(1000);
      await queue.stop(5000);
      await store.close();
    },
  };
}
