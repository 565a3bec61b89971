import { sql } from 'drizzle-orm';
import type { Transaction } from '../database.ts';

export interface StoredTable extends Record<string, unknown> {
  readonly name: string;
  readonly columns: readonly string[];
  /** A column that counts up by itself. */
  readonly identity: string | null;
}

/** All tables of Rung's own, by name. The queue's are pg-boss's own business. */
export async function storedTables(transaction: Transaction): Promise<readonly StoredTable[]> {
  const { rows } = await transaction.execute<StoredTable>(sql`
    select table_name as name,
      json_agg(column_name order by ordinal_position) as columns,
      max(column_name) filter (where is_identity = 'YES') as identity
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migration'
    group by table_name order by table_name`);

  return rows;
}
