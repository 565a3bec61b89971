import type { Database } from './database.ts';
import { type SQL, sql } from './drizzle.ts';

/**
 * Deletes rows of a table for which `which` holds, where `old` names the row; how many it were, at most `limit`: one
 * statement for all of millions would take longer than a statement may.
 */
export async function deleteSome(
  drizzle: Pick<Database['drizzle'], 'execute'>,
  table: string,
  which: SQL,
  limit: number,
): Promise<number> {
  const name = sql.identifier(table);
  const { rowCount } = await drizzle.execute(
    sql`delete from ${name} where ctid = any(array(select ctid from ${name} old where ${which} limit ${limit}))`,
  );

  return rowCount ?? 0;
}
