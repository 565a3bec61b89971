import { resolve } from 'node:path';
import type { Log } from '../model/log.ts';
import { type Database, databaseOver } from './database.ts';
import { makeWritable } from './embedded-directory.ts';
import type { EngineOptions } from './embedded-engine.ts';
import { openOrReplace } from './embedded-files.ts';
import type { KeptEngine } from './embedded-keeper.ts';
import { lockDirectory } from './embedded-lock.ts';
import { OneConnectionPool } from './one-connection-pool.ts';
import { readTheRest } from './read-the-rest.ts';
import { reclaimSpace } from './reclaim-space.ts';
import { StoreError } from './store-error.ts';
import { surviveLostConnections } from './survive-lost-connections.ts';

export interface EmbeddedOptions {
  readonly log: Log;
  readonly now: () => Date;
  /** How long the start may look for damage; the rest is read while the server runs. */
  readonly integrityBudgetMs?: number;
  readonly patience?: EngineOptions['patience'];
  readonly loadModule?: () => Promise<object>;
}

/** For the one connection. */
const waitMs = 10_000;

/** PGlite in a directory. It survives a process kill; it never syncs to disk, so not a power cut. */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions): Promise<Database> {
  const { log } = options;
  const directory = resolve(dataDir);
  await makeWritable(directory);
  let engine: KeptEngine | undefined;
  const lock = await lockDirectory(directory, {
    log,
    onLost() {
      log.error({ directory }, 'another process took the data directory: embedded database stopped');
      void engine?.abandon(new StoreError('in-use', taken(directory)));
    },
  });

  try {
    const opened = await openOrReplace(directory, options);
    engine = opened.engine;
    const pool = new OneConnectionPool(engine.execute, waitMs, opened.engine.sessionEnd);
    surviveLostConnections(pool, log);
    const reading = readTheRest(pool, opened, log);
    const reclaiming = reclaimSpace(pool, log);

    return databaseOver(pool, {
      ...{ kind: 'embedded', url: null, lost: engine.lost },
      async close() {
        await Promise.all([reading.stop(), reclaiming.stop()]);
        await pool.end();
        await opened.engine.close();
        await lock.release();
      },
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function taken(directory: string): string {
  return `Another process took the data directory ${directory} while this one stood still: one of them has to stop.`;
}
