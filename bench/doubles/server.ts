/** One of several server processes on one database. A delivery's job notes that it ran, and who ran it. */

import { createMetrics } from '../../src/http/metrics.ts';
import { openFront } from '../../src/http/open-front.ts';
import { createJobQueue, type JobQueue } from '../../src/jobs/queue.ts';
import { silentLog } from '../../src/model/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { keepNeeded } from '../../src/webhooks/keep-needed.ts';
import { secret } from '../ingest/signed-deliveries.ts';

const now = () => new Date();
const none = async () => {};

const { store, database } = await openStore(
  { databaseUrl: process.argv[2] ?? '' },
  {
    ...{ log: silentLog, now },
    enqueueDeliveries: (...args) => queue.enqueueDeliveries(...args),
    planDeliveries: (...args) => queue.planDeliveries(...args),
  },
);
const queue: JobQueue = createJobQueue({
  ...{ database, now, log: silentLog },
  ...{ debounceMs: 1000, sweepEverySeconds: 3600 },
});
const metrics = createMetrics({ depths: () => queue.depths(), openEvaluations: async () => 0 });
await queue.start();
const front = await openFront(
  {
    ...{ host: '127.0.0.1', port: 0, webhookPath: '/api/github/webhooks' },
    ...{ webhookSecrets: [secret], appId: 4711, log: silentLog, now },
    metrics: { port: null, host: '127.0.0.1', token: null },
  },
  { store, metrics, isWorking: () => true, keep: keepNeeded },
);
await queue.work({
  async delivery(guid) {
    if ((await store.inbox.read(guid)) === undefined) return;
    await database.pool.query('insert into ran (guid, process) values ($1, $2)', [guid, process.pid]);
    await store.inbox.finish(guid, null);
  },
  checkPullRequest: none,
  checkMergeGroup: none,
  checkRelease: none,
  sweep: none,
  reconcile: none,
  catchUp: none,
  sweepRepositories: none,
});
process.send?.({ kind: 'listening', url: `${front.url}/api/github/webhooks` });
process.on('disconnect', () => process.exit());
