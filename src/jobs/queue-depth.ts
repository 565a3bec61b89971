import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { deadLetters, queues } from './queue-names.ts';
import type { QueueDepth } from './queue-port.ts';

export async function readDepth({ drizzle }: Database): Promise<QueueDepth> {
  const living = sql.join(
    Object.values(queues).map(({ name }) => sql`${name}`),
    sql`, `,
  );
  const dead = sql.join(
    deadLetters.map(name => sql`${name}`),
    sql`, `,
  );
  const { rows } = await drizzle.execute<Record<keyof QueueDepth, string | null>>(sql`
    select
      count(*) filter (where name in (${living}) and state < 'active' and start_after <= now()) as waiting,
      count(*) filter (where name in (${living}) and state < 'active' and start_after > now()) as scheduled,
      count(*) filter (where name in (${living}) and state = 'active') as active,
      count(*) filter (where name in (${dead}) and state < 'active') as failed,
      extract(epoch from now() - min(start_after) filter (where name in (${living}) and state < 'active' and start_after <= now())) as "oldestSeconds"
    from pgboss.job where state <= 'active'`);
  const [row] = rows;

  return {
    waiting: Number(row?.waiting ?? 0),
    scheduled: Number(row?.scheduled ?? 0),
    active: Number(row?.active ?? 0),
    failed: Number(row?.failed ?? 0),
    oldestSeconds: Number(row?.oldestSeconds ?? 0),
  };
}
