import type { Database } from '../../src/store/database.ts';

/**
 * Gives the embedded database a clock that is set: its one session finds our `now()` before PostgreSQL's own. pg-boss
 * asks through a function of its own, which is replaced.
 */
export async function openDatabaseClock({
  pool,
}: Database): Promise<(now: Date, toleratedMs?: number) => Promise<void>> {
  let stands = Number.NEGATIVE_INFINITY;
  const setTo = async (now: Date, toleratedMs = 0) => {
    if (now.getTime() - stands <= toleratedMs) return;
    stands = now.getTime();
    await pool.query(`set bench.now = '${now.toISOString()}'`);
  };
  await pool.query(`
    create schema bench;
    create function bench.now() returns timestamptz language sql stable
      as $$ select current_setting('bench.now')::timestamptz $$;
    create or replace function pgboss.job_now() returns timestamptz language sql stable
      as $$ select current_setting('bench.now')::timestamptz $$;
    set search_path = bench, public, pg_catalog;`);

  return setTo;
}
