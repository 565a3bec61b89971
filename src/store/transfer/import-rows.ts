import { OperatorError } from '../../model/operator-error.ts';
import type { EnqueueDeliveries } from '../accept-together.ts';
import type { Database, Transaction } from '../database.ts';
import { type SQLWrapper, sql } from '../drizzle.ts';
import { readMigrations } from '../migrate.ts';
import { sqlStateOf } from '../sql-state.ts';
import { type StoredTable, storedTables } from './stored-tables.ts';
import { type Header, type RowCounts, readFooter, readHeader, readRow } from './transfer-format.ts';

const atOnce = { rows: 100, characters: 1_000_000 };

export interface ImportOptions {
  readonly enqueueDeliveries: EnqueueDeliveries;
  readonly onProgress?: (counts: RowCounts) => void;
}

export interface Imported {
  readonly counts: RowCounts;
  /** Deliveries that had not been worked off: they are queued again. */
  readonly queued: number;
}

interface Row {
  readonly line: number;
  readonly row: string;
}

/**
 * Puts an export into an empty, migrated database: all of it or nothing. Rejects with `OperatorError` that names the
 * line.
 */
export async function importRows(
  { drizzle }: Database,
  lines: AsyncIterable<string>,
  { enqueueDeliveries, onProgress = () => {} }: ImportOptions,
): Promise<Imported> {
  const iterator = lines[Symbol.asyncIterator]();
  const header = readHeader((await iterator.next()).value);
  await refuseNewer(header);
  const counts: Record<string, number> = {};

  return drizzle.transaction(async transaction => {
    const tables = await emptyTables(transaction);
    let waiting: Row[] = [];
    let waitingCharacters = 0;
    let current = '';
    let footer: RowCounts | undefined;

    async function flush(): Promise<void> {
      if (waiting.length === 0) return;
      await insert(transaction, tableNamed(tables, current, waiting[0]?.line ?? 0), header, waiting);
      counts[current] = (counts[current] ?? 0) + waiting.length;
      [waiting, waitingCharacters] = [[], 0];
      onProgress(counts);
    }

    for (let line = 2; ; line++) {
      const next = await iterator.next();
      if (next.done) break;
      const found = footer === undefined ? readRow(next.value) : undefined;
      if (found === undefined) {
        footer = footer === undefined ? readFooter(next.value) : undefined;
        if (footer === undefined)
          throw new OperatorError(`Line ${line} is damaged: expected a row of a table.`);
        continue;
      }
      if (found.table !== current || waiting.length >= atOnce.rows || waitingCharacters >= atOnce.characters)
        await flush();
      current = found.table;
      waiting.push({ line, row: found.row });
      waitingCharacters += found.row.length;
    }
    await flush();
    insistOnAll(footer, counts);
    await countOn(transaction, tables);

    return { counts, queued: await queueUnfinished(transaction, enqueueDeliveries) };
  });
}

async function refuseNewer({ migration }: Header): Promise<void> {
  const newest = (await readMigrations()).at(-1)?.version ?? '';
  if (migration > newest)
    throw new OperatorError(
      `The file comes from a newer Rung (migration ${migration}); this one knows them up to ${newest}.`,
    );
}

async function emptyTables(transaction: Transaction): Promise<ReadonlyMap<string, StoredTable>> {
  const tables = await storedTables(transaction);
  for (const { name } of tables) {
    const { rows } = await transaction.execute(sql`select 1 from ${sql.identifier(name)} limit 1`);
    if (rows.length > 0)
      throw new OperatorError(`The database is not empty (table ${name}): an import needs a new one.`);
  }

  return new Map(tables.map(table => [table.name, table]));
}

function tableNamed(tables: ReadonlyMap<string, StoredTable>, name: string, line: number): StoredTable {
  const table = tables.get(name);
  if (table === undefined)
    throw new OperatorError(`Line ${line} is a row of the table ${name}, which this Rung does not have.`);

  return table;
}

/** A column that the other database did not have yet gets its default. */
async function insert(
  transaction: Transaction,
  { name, columns }: StoredTable,
  { tables }: Header,
  rows: readonly Row[],
): Promise<void> {
  const given = new Set(tables[name]);
  const both = columns.filter(column => given.has(column.name));
  const list = (of: (column: SQLWrapper, type: SQLWrapper) => SQLWrapper) =>
    sql.join(
      both.map(column => of(sql.identifier(column.name), sql.raw(column.type))),
      sql`, `,
    );
  const array = `[${rows.map(({ row }) => row).join(',')}]`;
  try {
    await transaction.execute(sql`
      insert into ${sql.identifier(name)} (${list(column => column)}) overriding system value
      select ${list((column, type) => sql`${column}::${type}`)}
      from json_to_recordset(${array}::json) as given (${list(column => sql`${column} text`)})`);
  } catch (error) {
    if (sqlStateOf(error)?.startsWith('2') !== true) throw error;
    const [first, last] = [rows[0]?.line, rows.at(-1)?.line];
    const place = first === last ? `Line ${first}` : `One of the lines ${first} to ${last}`;
    throw new OperatorError(`${place} is damaged: it does not fit into the table ${name}.`, { cause: error });
  }
}

function insistOnAll(footer: RowCounts | undefined, counts: RowCounts): void {
  if (footer === undefined)
    throw new OperatorError('The file ends too early: expected its last line to count the rows.');
  for (const name of new Set([...Object.keys(footer), ...Object.keys(counts)]))
    if (footer[name] !== counts[name])
      throw new OperatorError(
        `The file holds ${counts[name] ?? 0} rows of the table ${name}: expected ${footer[name] ?? 0}.`,
      );
}

async function countOn(transaction: Transaction, tables: ReadonlyMap<string, StoredTable>): Promise<void> {
  for (const { name, identity } of tables.values())
    if (identity !== null)
      await transaction.execute(sql`
        select setval(pg_get_serial_sequence(${name}, ${identity}), max(${sql.identifier(identity)}))
        from ${sql.identifier(name)}`);
}

async function queueUnfinished(transaction: Transaction, enqueue: EnqueueDeliveries): Promise<number> {
  const { rows } = await transaction.execute<{ guid: string; installation: string | null }>(sql`
    select guid, installation_id as installation from delivery
    where finished_at is null and payload is not null order by received_at`);
  let queued = 0;
  for (let from = 0; from < rows.length; from += atOnce.rows) {
    const some = rows.slice(from, from + atOnce.rows).map(({ guid, installation }) => ({
      ...{ guid, isRepeat: false },
      installationId: installation === null ? null : Number(installation),
    }));
    queued += (await enqueue(transaction, some)).size;
  }

  return queued;
}
