import type { Pool } from 'pg';

/** Reads every page of every table, so that PostgreSQL verifies each page's checksum; rejects at the first damaged one. */
export async function checkIntegrity(pool: Pool): Promise<void> {
  const client = await pool.connect();

  try {
    await client.query(
      'begin read only; set local enable_indexscan = off; set local enable_indexonlyscan = off',
    );
    const { rows } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p'`,
    );
    for (const { name } of rows) await client.query(`select count(*) from ${name}`);
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}
