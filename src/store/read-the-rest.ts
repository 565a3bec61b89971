import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Log } from '../model/log.ts';
import { checkIntegrity } from './check-integrity.ts';
import type { OpenedFiles } from './embedded-files.ts';
import { sqlStateOf } from './sql-state.ts';
import { StoreError } from './store-error.ts';

/** Others use the one connection in between. */
const pauseMs = 200;

/** Looks through what the start had no time for. Damage ends the database: the next start begins a new one. */
export function readTheRest(
  pool: Pool,
  { engine, unchecked, setAside }: OpenedFiles,
  log: Log,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const pause = () => sleep(pauseMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {});

  async function read(): Promise<void> {
    if (unchecked.length === 0) return;
    log.info({ parts: unchecked.length }, 'embedded database is large: the rest is looked through meanwhile');
    for (const check of unchecked) {
      await pause();
      if (stopping.signal.aborted) return;
      await checkIntegrity(pool, [check], Number.POSITIVE_INFINITY).catch(replaceIfDamaged);
    }
    log.info({}, 'embedded database looked through');
  }

  async function replaceIfDamaged(error: Error): Promise<void> {
    // Internal errors are how damage shows. Others, such as a busy connection, tell nothing of the files.
    if (!/^(XX|58)/.test(sqlStateOf(error) ?? '')) return;
    stopping.abort();
    await engine.abandon(
      new StoreError('unusable', 'The embedded database is damaged and was set aside: start Rung again.'),
    );
    await setAside(error.message);
  }

  const reading = read().catch(error =>
    log.warn({ reason: String(error) }, 'embedded database not looked through'),
  );

  return {
    async stop() {
      stopping.abort();
      await reading;
    },
  };
}
