import { readdir, readFile } from 'node:fs/promises';
import type { PoolClient } from 'pg';
import type { Log } from '../model/log.ts';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';

/** The repository's root seen from `src/store` and from `dist/store` alike. */
export const migrationsDirectory = new URL('../../migrations/', import.meta.url);

/** Any number will do as long as nothing else in the database uses it. */
const advisoryLock = 7_274_210_001;

export interface Migration {
  readonly version: string;
  readonly sql: string;
}

export async function readMigrations(directory: URL = migrationsDirectory): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter(name => /^\d{4}-.+\.sql$/.test(name)).sort();

  return Promise.all(
    names.map(async name => ({
      version: name.slice(0, 4),
      sql: await readFile(new URL(name, directory), 'utf8'),
    })),
  );
}

/** Brings the tables up to date in one transaction, one instance at a time. */
export async function migrate(database: Database, migrations: readonly Migration[], log: Log): Promise<void> {
  const client = await database.pool.connect();
  let broken: Error | undefined;

  try {
    if (database.kind === 'postgresql') await endWithThisProcess(client);
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await client.query(unhurried(`select pg_advisory_xact_lock(${advisoryLock})`));
    const applied = await appliedVersions(client);
    refuseNewerTables(applied, migrations);

    for (const migration of migrations.filter(({ version }) => !applied.has(version))) {
      await client.query(unhurried(migration.sql));
      await client.query('insert into migration (version) values ($1)', [migration.version]);
      log.info({ version: migration.version }, 'database migrated');
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Else the server would carry a statement to its end, and hold the lock meanwhile, after its process was killed. */
async function endWithThisProcess(client: PoolClient): Promise<void> {
  // Not every system can tell.
  await client.query(`set client_connection_check_interval = '2s'`).catch(() => {});
}

/** Others may migrate just now, and large tables take their time. */
function unhurried(text: string) {
  return { text, query_timeout: 3_600_000 };
}

async function appliedVersions(client: PoolClient): Promise<ReadonlySet<string>> {
  await client.query(
    'create table if not exists migration (version text primary key, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ version: string }>('select version from migration');

  return new Set(rows.map(row => row.version));
}

function refuseNewerTables(applied: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(migration => migration.version));
  const unknown = [...applied].filter(version => !known.has(version)).sort();
  // Tables only grow before they shrink: the version before works on the tables of the next one.
  if (unknown.length > 1)
    throw new StoreError(
      'newer',
      `The database was written by a newer Rung (migrations ${unknown.join(', ')}): start that version.`,
    );
}
