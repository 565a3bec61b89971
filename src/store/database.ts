import type { Pool, PoolClient, QueryConfig } from 'pg';
import { drizzle, type NodePgDatabase } from './drizzle.ts';
import { retryConflicts } from './retry-conflicts.ts';
import { sqlStateOf } from './sql-state.ts';

/** An open database. The embedded one has a single connection: whoever waits for a second one while holding it gives up after 10 s. */
export interface Database {
  readonly kind: 'embedded' | 'postgresql';
  /** Statements and transactions that lose against another transaction are tried again: a transaction's work may run twice. */
  readonly drizzle: NodePgDatabase;
  readonly pool: Pool;
  /** Null for the embedded database. */
  readonly url: string | null;
  /** Rejects with `StoreError` when the database is lost for good: only a new process helps. Never resolves. */
  readonly lost: Promise<never>;
  close(): Promise<void>;
}

export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

export function databaseOver(
  pool: Pool,
  details: Pick<Database, 'kind' | 'url' | 'close'> & { readonly lost?: Promise<never> },
): Database {
  const never = new Promise<never>(() => {});

  return { lost: never, ...details, pool, drizzle: patientDrizzle(pool) };
}

function patientDrizzle(pool: Pool): NodePgDatabase {
  const patient: Pool = Object.create(pool, {
    query: {
      value: (query: QueryConfig, values: unknown[]) => retryConflicts(() => pool.query(query, values)),
    },
  });
  const whole = drizzle({ client: patient });
  // Drizzle's own keeps a connection for ever whose `begin` failed, and gives one back that no longer answers.
  whole.transaction = (work, config) => retryConflicts(() => inTransaction(pool, work, config));

  return whole;
}

const overClient = new WeakMap<PoolClient, NodePgDatabase>();

async function inTransaction<Result>(
  pool: Pool,
  work: (transaction: Transaction) => Promise<Result>,
  config: Parameters<NodePgDatabase['transaction']>[1],
): Promise<Result> {
  const client = await pool.connect();
  const session = overClient.get(client) ?? drizzle({ client });
  overClient.set(client, session);
  let broken = false;

  try {
    return await session.transaction(work, config);
  } catch (error) {
    broken = sqlStateOf(error) === undefined && !(await answers(client));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** After an error that is not the database's: did the work throw it, or is the connection gone or deaf? */
function answers(client: PoolClient): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, 1000, false);
  const asked = client.query('select 1').then(
    () => true,
    () => false,
  );

  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
