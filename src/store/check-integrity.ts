import type { Pool, PoolClient } from 'pg';

/**
 * Reads every page of every table, so that PostgreSQL verifies each page's checksum, and then every row of Rung's
 * own tables through its primary key, which a table that was cut short does not survive. Rejects at the first damage.
 */
export async function checkIntegrity(pool: Pool): Promise<void> {
  const client = await pool.connect();

  try {
    await client.query(
      'begin read only; set local enable_indexonlyscan = off; set local enable_bitmapscan = off',
    );
    await client.query('set local enable_indexscan = off');
    for (const { table } of await tablesOf(client)) await client.query(`select count(*) from ${table}`);

    await client.query(
      'set local enable_indexscan = on; set local enable_seqscan = off; set local enable_sort = off',
    );
    for (const { table, key } of await tablesOf(client))
      if (key !== null)
        await client.query(`select count(*) from (select * from ${table} order by ${key}) ordered`);
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}

/** `key`: the primary key's columns; null for PostgreSQL's own tables, which have indexes of their own kind. */
async function tablesOf(client: PoolClient): Promise<readonly { table: string; key: string | null }[]> {
  const { rows } = await client.query<{ table: string; key: string | null }>(`
    select c.oid::regclass::text as "table", (
      select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum))
      from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
      where i.indrelid = c.oid and i.indisprimary and c.oid >= 16384
    ) as key
    from pg_class c
    where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p'`);

  return rows;
}
