import pg from 'pg';
import type { Log } from '../model/log.ts';
import { type Database, databaseOver } from './database.ts';
import { prepareOften } from './prepare-often.ts';
import { StoreError } from './store-error.ts';
import { surviveLostConnections } from './survive-lost-connections.ts';

const oldestVersion = 150_000;

/**
 * The server ends a statement that takes too long. Where the network swallows everything nobody answers at all: then
 * the connection is given up a little later.
 */
export const statementLimits = { statement_timeout: 20_000, query_timeout: 22_000 };

/** A PostgreSQL server, 15 or newer. Lost connections are replaced when the next one is asked for. */
export async function openPostgresql(url: string, log: Log): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'rung',
    max: 10,
    connectionTimeoutMillis: 10_000,
    ...statementLimits,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  });
  surviveLostConnections(pool, log);
  pool.on('connect', prepareOften);

  try {
    await checkVersion(pool, url);
  } catch (error) {
    await pool.end();
    throw error;
  }

  return databaseOver(pool, { kind: 'postgresql', url, close: () => pool.end() });
}

/** Its own function: where a certificate that the address names cannot be read, the pool throws before there is a promise. */
async function ask(pool: pg.Pool) {
  return await pool.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
}

async function checkVersion(pool: pg.Pool, url: string): Promise<void> {
  const answer = await ask(pool).catch((cause: Error) => {
    const reason = cause.message || ('code' in cause ? String(cause.code) : 'no answer');
    throw new StoreError('unreachable', `The database ${withoutPassword(url)} cannot be used: ${reason}.`, {
      cause,
    });
  });
  const [server] = answer.rows;
  if (server !== undefined && server.number < oldestVersion)
    throw new StoreError(
      'unreachable',
      `The database ${withoutPassword(url)} is PostgreSQL ${server.version}; Rung needs 15 or newer.`,
    );
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'in DATABASE_URL';
  const { protocol, host, pathname } = new URL(url);

  return `${protocol}//${host}${pathname}`;
}
