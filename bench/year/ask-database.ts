import type { Pool } from 'pg';

/** Repositories whose turn was asked for and is not over. */
export async function turnsLeft(pool: Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<{ left: number }>(
    'select count(*)::integer as left from ladder where due_at is null or due_at <= $1',
    [now],
  );

  return rows[0]?.left ?? 0;
}

/** By repository, the numbers of the issues that Rung knows as its own. */
export async function knownIssues(pool: Pool): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const { rows } = await pool.query<{ id: string; numbers: number[] }>(
    'select repository_id as id, array_agg(number) as numbers from filed_issue group by repository_id',
  );

  return new Map(rows.map(({ id, numbers }) => [Number(id), new Set(numbers)]));
}
