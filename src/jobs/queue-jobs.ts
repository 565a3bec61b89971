/** The statements on pg-boss's job table that its own functions do not offer. */

import { fromDrizzle, type PgBoss } from 'pg-boss';
import type { Database, Transaction } from '../store/database.ts';
import { sql } from '../store/drizzle.ts';
import { joinOf } from './join-of.ts';
import { queues } from './queue-names.ts';

export interface OneJob {
  readonly queue: string;
  readonly key: string;
  readonly data: object;
  readonly delayMs: number;
  readonly priority: number;
  /** Null for work of no tenant. */
  readonly installationId: number | null;
}

/**
 * Leaves exactly one waiting job for the key, at the earliest time and the highest priority that was asked for, but not
 * before a time that GitHub named when it refused (`notBefore`). Times are the database's: instances' clocks differ.
 * False when it changed a waiting job or none.
 */
export async function requestOnce(boss: PgBoss, database: Database, job: OneJob): Promise<boolean> {
  const { queue, key, delayMs, priority, installationId } = job;

  return await database.drizzle.transaction(async transaction => {
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${queue}:${key}`}, 0))`);
    const data = await mergedData(transaction, job);
    const waiting = await transaction.execute(sql`
      update pgboss.job set
        data = data || ${JSON.stringify(data)}::jsonb,
        priority = greatest(priority, ${priority}),
        start_after = greatest(
          least(start_after, now() + ${delayMs} * interval '1 ms'),
          (data->>'notBefore')::timestamptz
        )
      where name = ${queue} and singleton_key = ${key} and state < 'active'`);
    if (waiting.rowCount) return false;

    const sent = await boss.send(queue, data, {
      ...{ singletonKey: key, priority, db: fromDrizzle(transaction, sql) },
      ...(installationId !== null && { group: { id: String(installationId) } }),
      ...(delayMs > 0 && { startAfter: delayMs / 1000 }),
    });

    return sent !== null;
  });
}

async function mergedData(transaction: Transaction, { queue, key, data }: OneJob): Promise<object> {
  const join = joinOf(queue);
  if (join === undefined) return data;
  const { rows } = await transaction.execute<{ data: object }>(sql`
    select data from pgboss.job where name = ${queue} and singleton_key = ${key} and state < 'active' for update`);

  return rows.reduce((joined, waiting) => join(waiting.data, joined), data);
}

const { check, reconcile, ladder } = queues;
const ofTenants = sql.join(
  [check, reconcile, ladder].flatMap(({ name, deadLetter }) => [sql`${name}`, sql`${deadLetter}`]),
  sql`, `,
);

/**
 * Dead letters go too: nobody can do their work any more, and they hold names. Keys begin with installation and
 * repository. Returns how many were deleted.
 */
export async function dropWaiting(
  { drizzle }: Database,
  { installationId, repositoryId }: { readonly installationId: number; readonly repositoryId?: number },
): Promise<number> {
  const ofRepository =
    repositoryId === undefined ? sql`` : sql`and split_part(singleton_key, '/', 2) = ${String(repositoryId)}`;
  const { rowCount } = await drizzle.execute(sql`
    delete from pgboss.job where name in (${ofTenants})
      and state < 'active' and split_part(singleton_key, '/', 1) = ${String(installationId)} ${ofRepository}`);

  return rowCount ?? 0;
}

/**
 * Lets run what waits only because the database's clock was ahead when it was asked for, or when it was tried last: else
 * it would wait for as long as that. Returns how many those were.
 */
export async function forgetClockAhead({ drizzle }: Database): Promise<number> {
  const limit = sql`now() + interval '1 min'`;
  // Nobody is sent away for longer: what failed while it was ahead may have begun before.
  const longest = sql`now() + interval '2 h'`;
  const { rowCount } = await drizzle.execute(sql`
    update pgboss.job set start_after = now(), created_on = least(created_on, now()), data = data - 'notBefore'
    where state < 'active' and start_after > now() and (
      created_on > ${limit} or started_on > ${limit} or (data->>'notBefore')::timestamptz > ${longest}
      or (state = 'retry' and start_after > ${longest})
    )`);

  return rowCount ?? 0;
}

/**
 * Counts an attempt for every job that was running, and lets those that have attempts left run at once. Together: a
 * process that is killed in between would leave jobs that wait ten minutes, for a backoff that is not theirs.
 */
export async function retryAbandoned(boss: PgBoss, { drizzle }: Database): Promise<void> {
  for (const { name } of Object.values(queues))
    await drizzle.transaction(async transaction => {
      const { rows } = await transaction.execute<{ id: string }>(sql`
        select id from pgboss.job where name = ${name} and state = 'active'`);
      if (rows.length === 0) return;
      await boss.fail(
        name,
        rows.map(({ id }) => id),
        { message: 'the process ended while the job ran' },
        { db: fromDrizzle(transaction, sql) },
      );
      for (const { id } of rows)
        await transaction.execute(sql`
          update pgboss.job set start_after = now() where name = ${name} and id = ${id} and state = 'retry'`);
    });
}
