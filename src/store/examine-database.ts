import { access, constants, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { silentLog } from '../model/log.ts';
import { type Holder, lockHolder } from './embedded-lock.ts';
import { readMigrations } from './migrate.ts';
import { openPostgresql } from './open-postgresql.ts';
import type { StoreOptions } from './open-store.ts';
import { StoreError } from './store-error.ts';

/** What can be found out about the database without changing it, nor disturbing a server that uses it. */
export type DatabaseFacts =
  | PostgresqlFacts
  | EmbeddedFacts
  /** `reason`: a sentence of the store's. */
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly errorCode: string | undefined };

export interface PostgresqlFacts {
  readonly kind: 'postgresql';
  readonly version: string;
  /** Applied migrations; null before the first start. */
  readonly applied: number | null;
  readonly known: number;
  /** Evaluations that are open although their deadline has passed for five minutes; null when there are no tables. */
  readonly overdue: number | null;
}

export interface EmbeddedFacts {
  readonly kind: 'embedded';
  readonly directory: string;
  readonly exists: boolean;
  readonly isWritable: boolean;
  /** The process that has it open. It is never opened here: two processes would corrupt it. */
  readonly heldBy: Pick<Holder, 'host' | 'pid'> | undefined;
  readonly freeBytes: number | undefined;
}

export async function examineDatabase(options: StoreOptions): Promise<DatabaseFacts> {
  if ('dataDir' in options) return examineEmbedded(resolve(options.dataDir));
  try {
    return await examinePostgresql(options.databaseUrl);
  } catch (error) {
    if (error instanceof StoreError) return { kind: 'unusable', reason: error.message };
    // Messages of the driver may hold a statement's values.
    const code = error instanceof pg.DatabaseError ? error.code : (error as NodeJS.ErrnoException).code;
    return { kind: 'unreadable', errorCode: code };
  }
}

async function examinePostgresql(url: string): Promise<PostgresqlFacts> {
  const known = (await readMigrations()).length;
  const database = await openPostgresql(url, silentLog);
  const count = async (sql: string) => (await database.pool.query<{ n: number }>(sql)).rows[0]?.n ?? null;
  const isThere = async (table: string) =>
    (await database.pool.query('select to_regclass($1) as name', [table])).rows[0]?.name !== null;
  try {
    const { rows } = await database.pool.query(`select current_setting('server_version') as version`);
    const applied = (await isThere('migration'))
      ? await count('select count(*)::int as n from migration')
      : null;
    const overdue = (await isThere('evaluation'))
      ? await count(
          `select count(*)::int as n from evaluation where conclusion is null and deadline < now() - interval '5 minutes'`,
        )
      : null;
    // Distributions add their own words: "16.4 (Debian 16.4-1)".
    const version = String(rows[0]?.version).split(' ')[0] ?? '';
    return { kind: 'postgresql', version, applied, known, overdue };
  } finally {
    await database.close();
  }
}

async function examineEmbedded(directory: string): Promise<EmbeddedFacts> {
  const nearest = await nearestExisting(directory);
  const mayUse = (path: string, mode: number) =>
    access(path, mode).then(
      () => true,
      () => false,
    );
  return {
    ...{ kind: 'embedded', directory },
    exists: await mayUse(join(directory, 'database'), constants.F_OK),
    isWritable: await mayUse(nearest, constants.W_OK | constants.X_OK),
    heldBy: await lockHolder(directory),
    freeBytes: await statfs(nearest).then(
      ({ bavail, bsize }) => bavail * bsize,
      () => undefined,
    ),
  };
}

async function nearestExisting(path: string): Promise<string> {
  try {
    await access(path);
    return path;
  } catch {
    return dirname(path) === path ? path : nearestExisting(dirname(path));
  }
}
