import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../model/log.ts';
import { checkIntegrity, type IntegrityCheck, planIntegrityChecks } from './check-integrity.ts';
import { createEmbedded } from './create-embedded.ts';
import { exists } from './embedded-directory.ts';
import { type EmbeddedEngine, type EngineOptions, startEngine } from './embedded-engine.ts';
import { type KeptEngine, keepEngine } from './embedded-keeper.ts';
import { embeddedModule } from './embedded-module.ts';
import { firstLine, isDamage } from './embedded-trouble.ts';
import { OneConnectionPool } from './one-connection-pool.ts';
import { StoreError } from './store-error.ts';

export interface OpenedFiles {
  readonly engine: KeptEngine;
  /** What the start had no time to look at. */
  readonly unchecked: readonly IntegrityCheck[];
  /** For files that turn out to be damaged; the engine must have stopped. */
  setAside(reason: string): Promise<void>;
}

interface Options {
  readonly log: Log;
  readonly now: () => Date;
  readonly integrityBudgetMs?: number;
  readonly patience?: EngineOptions['patience'];
  readonly loadModule?: () => Promise<object>;
}

/** A damaged database is set aside, never deleted: what it held is a cache and history, rebuilt from GitHub. */
export async function openOrReplace(directory: string, options: Options): Promise<OpenedFiles> {
  const { log, now } = options;
  const module = await (options.loadModule ?? embeddedModule)().catch(cause => {
    throw unusable(directory, 'cannot be loaded, install Rung again', cause);
  });
  const files = join(directory, 'database');
  if (!(await exists(files))) await create(files, directory);

  async function setAside(reason: string): Promise<void> {
    const aside = join(directory, `damaged-${now().toISOString().replaceAll(/[:.]/g, '-')}`);
    await rename(files, aside);
    log.error({ directory, aside, reason: firstLine(reason) }, 'embedded database damaged: set aside');
  }

  async function open(): Promise<OpenedFiles> {
    let unchecked: readonly IntegrityCheck[] = [];
    const engine = await keepEngine({
      ...{ directory, log },
      async start(onLost) {
        const started = await startEngine({
          ...{ directory: files, module, onLost },
          patience: options.patience,
        });
        unchecked = await lookForDamage(started, options.integrityBudgetMs ?? 1000);
        return started;
      },
    });

    return { engine, unchecked, setAside };
  }

  try {
    return await open();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (!isDamage(reason)) throw unusable(directory, 'cannot start', cause);
    await setAside(reason);
    await create(files, directory);
    log.warn({ directory }, 'embedded database begun anew');

    return open();
  }
}

async function lookForDamage(engine: EmbeddedEngine, budgetMs: number): Promise<readonly IntegrityCheck[]> {
  const pool = new OneConnectionPool(engine.execute);
  pool.on('error', () => {});

  try {
    return await checkIntegrity(pool, await planIntegrityChecks(pool), budgetMs);
  } catch (error) {
    await engine.terminate();
    throw error;
  } finally {
    await pool.end();
  }
}

async function create(files: string, directory: string): Promise<void> {
  await createEmbedded(files).catch(cause => {
    throw unusable(directory, 'cannot be made', cause);
  });
}

function unusable(directory: string, what: string, cause: unknown): StoreError {
  const reason = firstLine(cause instanceof Error ? cause.message : String(cause));

  return new StoreError('unusable', `The embedded database in ${directory} ${what}: ${reason}`, { cause });
}
