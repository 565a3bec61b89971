import type { Database } from '../store/database.ts';
import { sql } from '../store/drizzle.ts';
import { deadLetters, queues } from './queue-names.ts';
import type { DepthOfQueue, QueueDepth } from './queue-port.ts';

const nameOfDead = new Map<string, string>(
  Object.values(queues).flatMap(queue => ('deadLetter' in queue ? [[queue.deadLetter, queue.name]] : [])),
);
const nothing: QueueDepth = { waiting: 0, scheduled: 0, active: 0, failed: 0, oldestSeconds: 0 };

type Counted = Record<'name' | 'waiting' | 'scheduled' | 'active' | 'oldest', string | null>;

/** Of every queue, in the order of their names in `queues`. */
export async function readDepths({ drizzle }: Database): Promise<readonly DepthOfQueue[]> {
  const names = sql.join(
    [...Object.values(queues).map(({ name }) => name), ...deadLetters].map(name => sql`${name}`),
    sql`, `,
  );
  const { rows } = await drizzle.execute<Counted>(sql`
    select
      name,
      count(*) filter (where state < 'active' and start_after <= now()) as waiting,
      count(*) filter (where state < 'active' and start_after > now()) as scheduled,
      count(*) filter (where state = 'active') as active,
      extract(epoch from now() - min(start_after) filter (where state < 'active' and start_after <= now())) as oldest
    from pgboss.job where name in (${names}) and state <= 'active' group by name`);

  const depths = new Map<string, QueueDepth>(Object.values(queues).map(({ name }) => [name, nothing]));
  for (const { name, ...row } of rows) {
    const living = nameOfDead.get(name ?? '');
    const queue = living ?? name ?? '';
    const [waiting, scheduled] = [Number(row.waiting), Number(row.scheduled)];
    depths.set(queue, {
      ...(depths.get(queue) ?? nothing),
      ...(living === undefined
        ? { waiting, scheduled, active: Number(row.active), oldestSeconds: Number(row.oldest ?? 0) }
        : { failed: waiting + scheduled }),
    });
  }

  return [...depths].map(([queue, depth]) => ({ queue, ...depth }));
}

export async function readDepth(database: Database): Promise<QueueDepth> {
  const depths = await readDepths(database);
  const sum = (of: (depth: QueueDepth) => number) => depths.reduce((total, depth) => total + of(depth), 0);

  return {
    waiting: sum(({ waiting }) => waiting),
    scheduled: sum(({ scheduled }) => scheduled),
    active: sum(({ active }) => active),
    failed: sum(({ failed }) => failed),
    oldestSeconds: Math.max(...depths.map(({ oldestSeconds }) => oldestSeconds)),
  };
}
