import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../database.ts';
import { storedTables } from './stored-tables.ts';
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
    const tables = (await storedTables(transaction)).filter(({ name }) => !leftBehind.has(name));
    const columns = Object.fromEntries(tables.map(table => [table.name, [...table.columns]]));
    await write(writeHeader({ migration: await newestMigration(transaction), tables: columns }));

    for (const { name } of tables)
      for await (const rows of rowsOf(transaction, name)) {
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

async function* rowsOf(transaction: Transaction, table: string): AsyncGenerator<readonly string[]> {
  // Between its values, JSON that was stored as it came may have lines.
  await transaction.execute(sql`
    declare stored no scroll cursor for
    select translate(row_to_json(t)::text, E'\\n\\r', '  ') as row from ${sql.identifier(table)} t`);
  for (;;) {
    const { rows } = await transaction.execute<{ row: string }>(
      sql`fetch ${sql.raw(String(rowsAtOnce))} from stored`,
    );
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await transaction.execute(sql`close stored`);
}
