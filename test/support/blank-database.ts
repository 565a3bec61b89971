import { readFile } from 'node:fs/promises';
import { silentLog } from '../../src/model/log.ts';
import type { Database } from '../../src/store/database.ts';
import { type Migration, migrate, readMigrations } from '../../src/store/migrate.ts';
import { type DatabaseKind, openTestStore, type TestStore } from './database.ts';

const samples = new URL('../store/migration-data/', import.meta.url);

/** A store whose tables are dropped: as it was before the first migration. */
export async function openBlankStore(kind: DatabaseKind): Promise<TestStore> {
  const opened = await openTestStore({ kind });
  await opened.database.pool.query(
    'drop schema if exists pgboss cascade; drop schema public cascade; create schema public',
  );

  return opened;
}

/** Rows in all tables, as the version before this migration left them. */
export function readSample({ version }: Migration): Promise<string> {
  return readFile(new URL(`${version}.sql`, samples), 'utf8');
}

export type Rows = readonly Readonly<Record<string, unknown>>[];

export async function tableNames({ pool }: Database): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_name <> 'migration' order by 1`,
  );

  return rows.map(({ name }) => name);
}

/** Every row, by table. */
export async function readAll(database: Database): Promise<ReadonlyMap<string, Rows>> {
  const all = new Map<string, Rows>();
  for (const name of await tableNames(database)) {
    const { rows } = await database.pool.query<{ row: Record<string, unknown> }>(
      `select row_to_json(t) as row from "${name}" t order by row_to_json(t)::text`,
    );
    all.set(
      name,
      rows.map(({ row }) => row),
    );
  }

  return all;
}

/** One migration after the other, each on the rows of the versions before it; `then` is called before each. */
export async function migrateWithSamples(
  database: Database,
  then: (migration: Migration) => Promise<void> = async () => {},
): Promise<void> {
  const migrations = await readMigrations();
  for (const [index, migration] of migrations.entries()) {
    await migrate(database, migrations.slice(0, index), silentLog);
    await database.pool.query(await readSample(migration));
    await then(migration);
  }
  await migrate(database, migrations, silentLog);
}
