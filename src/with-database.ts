import { createJobQueue, type JobQueue } from './jobs/queue.ts';
import { loadEnvironment } from './load-environment.ts';
import { silentLog } from './model/log.ts';
import { OperatorError } from './model/operator-error.ts';
import { readServerSettings } from './settings.ts';
import type { Database } from './store/database.ts';
import { examineDatabase } from './store/examine-database.ts';
import { openStore, type StoreOptions } from './store/open-store.ts';
import type { Store } from './store/port.ts';

export interface OpenDatabase {
  readonly database: Database;
  readonly store: Store;
  readonly queue: JobQueue;
}

/**
 * The server's database, for the time of one command: beside running servers on PostgreSQL, instead of the server on
 * the embedded one. Rejects with `OperatorError`.
 */
export async function withDatabase(
  use: (database: OpenDatabase) => Promise<void>,
  { mayBeNew = false }: { readonly mayBeNew?: boolean } = {},
): Promise<void> {
  loadEnvironment();
  const options = readServerSettings(process.env).database;
  if (!mayBeNew) await insistOnDatabase(options);
  const now = () => new Date();
  const { store, database } = await openStore(options, {
    ...{ log: silentLog, now },
    enqueueDeliveries: (...args) => queue.enqueueDeliveries(...args),
  });
  const queue = createJobQueue({
    ...{ database, now, log: silentLog },
    ...{ debounceMs: 0, sweepEverySeconds: 3600 },
  });
  try {
    await queue.start();
    await use({ database, store, queue });
  } finally {
    await queue.stop(1000);
    await store.close();
  }
}

/** A mistyped directory should not become an empty database. */
async function insistOnDatabase(options: StoreOptions): Promise<void> {
  if (!('dataDir' in options)) return;
  const facts = await examineDatabase(options);
  if (facts.kind === 'embedded' && !facts.exists)
    throw new OperatorError(
      `There is no database in ${options.dataDir}: expected the server's DATA_DIR, or its DATABASE_URL.`,
    );
}
