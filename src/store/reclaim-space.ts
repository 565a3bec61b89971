import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Log } from '../model/log.ts';

/** By autovacuum's own rule, with a larger constant: a vacuum holds the one connection. */
const tablesToVacuum = `
  select quote_ident(schemaname) || '.' || quote_ident(relname) as name, schemaname, relname
  from pg_stat_user_tables where n_dead_tup > 1000 + 0.2 * n_live_tup`;

const hourMs = 60 * 60 * 1000;

/**
 * Makes the room of removed rows usable again, and that of the log. A PostgreSQL server has processes for that; the embedded
 * database has none: its files would only grow, and after a kill all of the log would be replayed.
 */
export function reclaimSpace(pool: Pool, log: Log, everyMs = hourMs): { stop(): Promise<void> } {
  const stopping = new AbortController();

  async function reclaim(): Promise<void> {
    await pool.query('checkpoint');
    // Counts of the last moments are held back otherwise.
    await pool.query('select pg_stat_force_next_flush()');
    const { rows } = await pool.query<{ name: string; schemaname: string; relname: string }>(tablesToVacuum);
    for (const { name, schemaname, relname } of rows) {
      if (stopping.signal.aborted) return;
      await pool.query(`vacuum ${name}`);
      // It notes how small the table is just now. Plans are kept: those made for a small table fail on a large one.
      await pool.query('select pg_clear_relation_stats($1, $2)', [schemaname, relname]);
    }
    if (rows.length > 0)
      log.debug({ tables: rows.map(({ name }) => name) }, 'room of removed rows reclaimed');
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      if (stopping.signal.aborted) return;
      await reclaim().catch(error =>
        log.warn({ reason: String(error) }, 'room of removed rows not reclaimed: tried again in an hour'),
      );
    }
  }

  const running = run();

  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
