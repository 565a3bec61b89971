import type { Transaction } from '../database.ts';
import { sql } from '../drizzle.ts';

export interface StoredTable extends Record<string, unknown> {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** A column that counts up by itself. */
  readonly identity: string | null;
}

/** All tables of Rung's own, by name. The queue's are pg-boss's own business. */
export async function storedTables(transaction: Transaction): Promise<readonly StoredTable[]> {
  const { rows } = await transaction.execute<StoredTable>(sql`
    select c.relname as name,
      json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
        as columns,
      max(attname) filter (where attidentity <> '') as identity
    from pg_class c join pg_attribute on attrelid = c.oid and attnum > 0 and not attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    group by c.relname order by c.relname`);

  return rows;
}
