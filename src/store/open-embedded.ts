import { access, constants, mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Log } from '../model/log.ts';
import { checkIntegrity } from './check-integrity.ts';
import { createEmbedded } from './create-embedded.ts';
import { type Database, databaseOver } from './database.ts';
import { type EmbeddedEngine, startEngine } from './embedded-engine.ts';
import { lockDirectory } from './embedded-lock.ts';
import { OneConnectionPool } from './one-connection-pool.ts';
import { StoreError } from './store-error.ts';
import { surviveLostConnections } from './survive-lost-connections.ts';

interface Dependencies {
  readonly log: Log;
  readonly now: () => Date;
}

/** PGlite in a directory. It survives a process kill; it never syncs to disk, so not a power cut. */
export async function openEmbedded(dataDir: string, { log, now }: Dependencies): Promise<Database> {
  const directory = resolve(dataDir);
  await makeWritable(directory);
  let opened: Opened | undefined;
  const lock = await lockDirectory(directory, {
    log,
    onLost() {
      log.error({ directory }, 'another process took the data directory: embedded database stopped');
      opened?.engine.terminate();
    },
  });

  try {
    opened = await openOrReplace(directory, { log, now });
  } catch (error) {
    await lock.release();
    throw error;
  }
  const { engine, pool } = opened;

  return databaseOver(pool, {
    kind: 'embedded',
    url: null,
    async close() {
      await pool.end();
      await engine.close();
      await lock.release();
    },
  });
}

interface Opened {
  readonly engine: EmbeddedEngine;
  readonly pool: OneConnectionPool;
}

/** A damaged database is set aside, never deleted: what it held is a cache and history, rebuilt from GitHub. */
async function openOrReplace(directory: string, { log, now }: Dependencies): Promise<Opened> {
  const files = join(directory, 'database');
  if (!(await exists(files))) await create(files, directory);

  try {
    return await openFiles(files, log);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (notDamage.test(reason))
      throw new StoreError(
        'unusable',
        `The embedded database in ${directory} cannot start: ${firstLine(reason)}`,
        {
          cause,
        },
      );
    const aside = join(directory, `damaged-${now().toISOString().replaceAll(/[:.]/g, '-')}`);
    await rename(files, aside);
    log.error(
      { directory, aside, reason: firstLine(reason) },
      'embedded database damaged: set aside, starting afresh',
    );
    await create(files, directory);

    return openFiles(files, log);
  }
}

/** Reasons that a fresh database would not mend. */
const notDamage = /no space left|ENOSPC|permission denied|EACCES|EROFS|EMFILE|out of memory|incompatible/i;

async function openFiles(files: string, log: Log): Promise<Opened> {
  const engine = await startEngine(files, reason => log.error({ reason }, 'embedded database lost'));
  const pool = new OneConnectionPool(engine.execute);
  surviveLostConnections(pool, log);

  try {
    await checkIntegrity(pool);
    return { engine, pool };
  } catch (error) {
    await pool.end();
    await engine.terminate();
    throw error;
  }
}

async function create(files: string, directory: string): Promise<void> {
  await createEmbedded(files).catch(cause => {
    const reason = cause instanceof Error ? firstLine(cause.message) : String(cause);
    throw new StoreError('unusable', `The embedded database in ${directory} cannot be made: ${reason}`, {
      cause,
    });
  });
}

async function makeWritable(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError(
      'not-writable',
      `The data directory ${directory} is not writable (${reason}): set DATA_DIR to a directory that Rung may write to.`,
      { cause },
    );
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
