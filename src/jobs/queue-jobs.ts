/** The statements on pg-boss's job table that its own functions do not offer. */
import { sql } from 'drizzle-orm';
import { fromDrizzle, type PgBoss } from 'pg-boss';
import type { Database, Transaction } from '../store/database.ts';
import { queues } from './queue-names.ts';

/**
 * Leaves exactly one waiting job for the key, at the earliest time that was asked for, but not before a time that
 * GitHub named when it refused (`notBefore`). Times are the database's: instances' clocks differ.
 */
export async function requestOnce(
  boss: PgBoss,
  database: Database,
  { key, job, delayMs }: { key: string; job: object; delayMs: number },
): Promise<void> {
  await database.drizzle.transaction(async transaction => {
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
    const waiting = await transaction.execute(sql`
      update pgboss.job set
        data = data || ${JSON.stringify(job)}::jsonb,
        start_after = greatest(
          least(start_after, now() + ${delayMs} * interval '1 ms'),
          (data->>'notBefore')::timestamptz
        )
      where name = ${queues.check.name} and singleton_key = ${key} and state < 'active'`);
    if (waiting.rowCount) return;

    const options = { singletonKey: key, db: fromDrizzle(transaction, sql) };
    await boss.send(
      queues.check.name,
      job,
      delayMs > 0 ? { ...options, startAfter: delayMs / 1000 } : options,
    );
  });
}

/** A delivery that comes again gets a second life. */
export async function forgetDeadDelivery(transaction: Transaction, guid: string): Promise<void> {
  await transaction.execute(sql`
    delete from pgboss.job where name = ${queues.delivery.deadLetter} and singleton_key = ${guid}`);
}

/** Counts an attempt for every job that was running, and lets those that have attempts left run at once. */
export async function retryAbandoned(boss: PgBoss, { drizzle }: Database): Promise<void> {
  for (const { name } of Object.values(queues)) {
    const { rows } = await drizzle.execute<{ id: string }>(sql`
      select id from pgboss.job where name = ${name} and state = 'active'`);
    if (rows.length === 0) continue;
    await boss.fail(
      name,
      rows.map(({ id }) => id),
      { message: 'the process ended while the job ran' },
    );
    for (const { id } of rows)
      await drizzle.execute(sql`
        update pgboss.job set start_after = now() where name = ${name} and id = ${id} and state = 'retry'`);
  }
}
