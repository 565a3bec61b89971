import type { Database, Transaction } from '../database.ts';
import { sql } from '../drizzle.ts';
import { type StoredTable, storedTables } from './stored-tables.ts';
import { leftBehind, type RowCounts, writeFooter, writeHeader, writeRow } from './transfer-format.ts';

/** Rows may hold payloads of up to 25 MB. */
const rowsAtOnce = 50;

const oneMoment = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;

/** Writes every stored row, as it is at one moment, also while servers go on. Returns how many of each table. */
export function exportRows(
  { drizzle }: Database,
  write: (lines: string) => Promise<void>,
  onProgress: (counts: RowCounts) => void = () => {},
): Promise<RowCounts> {
  const counts: Record<string, number> = {};

  return drizzle.transaction(async transaction => {
    await transaction.execute(sql`set local datestyle = iso`);
    const tables = (await storedTables(transaction)).filter(({ name }) => !leftBehind.has(name));
    const columns = Object.fromEntries(
      tables.map(table => [table.name, table.columns.map(({ name }) => name)]),
    );
    await write(writeHeader({ migration: await newestMigration(transaction), tables: columns }));

    for (const table of tables)
      for await (const rows of rowsOf(transaction, table)) {
        const { name } = table;
        counts[name] = (counts[name] ?? 0) + rows.length;
        await write(rows.map(row => writeRow(name, row)).join(''));
        onProgress(counts);
      }
    await write(writeFooter(counts));

    return counts;
  }, oneMoment);
}

async function newestMigration(transaction: Transaction): Promise<string> {
  const { rows } = await transaction.execute<{ newest: string }>(
    sql`select max(version) as newest from migration`,
  );

  return rows[0]?.newest ?? '';
}

async function* rowsOf(
  transaction: Transaction,
  { name: table, columns }: StoredTable,
): AsyncGenerator<readonly string[]> {
  const texts = columns.map(({ name }) => sql`${sql.identifier(name)}::text`);
  await transaction.execute(sql`
    declare stored no scroll cursor for
    select row_to_json(texts)::text as row
    from (select ${sql.join(texts, sql`, `)} from ${sql.identifier(table)}) texts`);
  for (;;) {
    const { rows } = await transaction.execute<{ row: string }>(
      sql`fetch ${sql.raw(String(rowsAtOnce))} from stored`,
    );
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await transaction.execute(sql`close stored`);
}
