import type { Pool, PoolClient } from 'pg';

/** One statement that fails when it meets damage. */
export interface IntegrityCheck {
  readonly settings: string;
  readonly sql: string;
}

/** 8 MiB: read in a moment, so that others get their turn between two checks. */
const blocksAtOnce = 1024;
/** Enough to meet the missing half of a table that was cut short, whatever its size. */
const rowsThroughKey = 5000;

/** Index scans would pass over pages that nothing points to. */
const everyPage =
  'set local enable_indexonlyscan = off; set local enable_bitmapscan = off; set local enable_indexscan = off';
const throughKey =
  'set local enable_seqscan = off; set local enable_sort = off; set local enable_bitmapscan = off';

/**
 * Reading every page makes PostgreSQL verify each page's checksum, and reading rows through their table's primary key
 * fails where the table was cut short. PostgreSQL's own tables come first: without them nothing else can be read.
 */
export async function planIntegrityChecks(pool: Pool): Promise<readonly IntegrityCheck[]> {
  const { rows } = await pool.query<Table>(`
    select c.oid::regclass::text as name, c.oid >= 16384 as "isOwn",
      (pg_relation_size(c.oid) / current_setting('block_size')::int)::int as blocks, (
        select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
        -- An index of one page is empty.
        where i.indrelid = c.oid and i.indisprimary and c.oid >= 16384
          and pg_relation_size(i.indexrelid) > current_setting('block_size')::int
      ) as key
    from pg_class c
    where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p'
    order by pg_relation_size(c.oid)`);
  const pagesOf = (tables: readonly Table[]) =>
    together(everyPage, tables.filter(({ blocks }) => blocks > 0).flatMap(pages));

  return [
    ...pagesOf(rows.filter(({ isOwn }) => !isOwn)),
    ...together(throughKey, rows.flatMap(keyedRows)),
    ...pagesOf(rows.filter(({ isOwn }) => isOwn)),
  ];
}

interface Table {
  readonly name: string;
  readonly isOwn: boolean;
  readonly blocks: number;
  /** The primary key's columns; null for PostgreSQL's own tables, whose indexes are of their own kind, and where it is empty. */
  readonly key: string | null;
}

interface Part {
  readonly blocks: number;
  readonly sql: string;
}

function keyedRows({ name, key }: Table): readonly Part[] {
  if (key === null) return [];
  // Rows of one part of the file stand together at one end of the key or are spread over all of it.
  const backwards = key.replaceAll(/(?=, |$)/g, ' desc');

  return [key, backwards].map(order => ({
    blocks: rowsThroughKey / 20,
    sql: `select count(*) from (select * from ${name} order by ${order} limit ${rowsThroughKey}) sample`,
  }));
}

function pages({ name, blocks }: Table): readonly Part[] {
  const sql = `select count(*) from ${name}`;
  if (blocks <= blocksAtOnce) return [{ blocks, sql }];

  return Array.from({ length: Math.ceil(blocks / blocksAtOnce) }, (_, part) => {
    const [from, to] = [part * blocksAtOnce, (part + 1) * blocksAtOnce];
    return { blocks: blocksAtOnce, sql: `${sql} where ctid >= '(${from},0)' and ctid < '(${to},0)'` };
  });
}

/** One statement for many small tables: there are some two hundred, and each way to the database takes its time. */
function together(settings: string, parts: readonly Part[]): readonly IntegrityCheck[] {
  const groups: Part[][] = [];
  let blocks = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (blocks + part.blocks > blocksAtOnce) {
      groups.push([]);
      blocks = 0;
    }
    groups.at(-1)?.push(part);
    blocks += part.blocks;
  }

  return groups.map(group => ({ settings, sql: `select ${group.map(({ sql }) => `(${sql})`).join(', ')}` }));
}

/** Rejects at the first damage. Resolves with the checks that there was no time for. */
export async function checkIntegrity(
  pool: Pool,
  checks: readonly IntegrityCheck[],
  budgetMs: number,
): Promise<readonly IntegrityCheck[]> {
  const end = performance.now() + budgetMs;
  const client = await pool.connect();

  try {
    for (const [index, check] of checks.entries()) {
      if (performance.now() > end) return checks.slice(index);
      await run(client, check);
    }
    return [];
  } finally {
    client.release();
  }
}

async function run(client: PoolClient, { settings, sql }: IntegrityCheck): Promise<void> {
  try {
    await client.query(`begin read only; ${settings}; ${sql}; rollback`);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
