import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';

/** An open database. The embedded one has a single connection: whoever waits for a second one while holding it gives up after 10 s. */
export interface Database {
  readonly kind: 'embedded' | 'postgresql';
  readonly drizzle: NodePgDatabase;
  readonly pool: Pool;
  /** Null for the embedded database. */
  readonly url: string | null;
  close(): Promise<void>;
}

export type Transaction = Parameters<Parameters<NodePgDatabase['transaction']>[0]>[0];

export function databaseOver(
  pool: Pool,
  details: { kind: Database['kind']; url: string | null; close(): Promise<void> },
): Database {
  return { ...details, pool, drizzle: drizzle({ client: pool }) };
}
