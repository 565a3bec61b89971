import type { Database } from '../store/database.ts';
import { sql } from '../store/drizzle.ts';
import { joinOf } from './join-of.ts';
import { retries } from './queue-names.ts';
import { isBackground } from './turns.ts';

/** A running job that failed. `retryAfterSeconds`: GitHub said when to try again, at the earliest. */
interface FailedJob {
  readonly name: string;
  readonly id: string;
  readonly retryAfterSeconds: number | null;
  /** Of its next attempt. */
  readonly priority: number;
}

const notBefore = (seconds: number) =>
  sql`jsonb_build_object('notBefore', now() + ${seconds} * interval '1 s')`;

/**
 * True when another job of the same key waits: it takes over all of the work, no earlier than GitHub said. What people wait
 * for is neither put behind work that nobody waits for, nor put off as long.
 */
export async function handOver({ drizzle }: Database, job: FailedJob): Promise<boolean> {
  const { priority } = job;
  const seconds = job.retryAfterSeconds ?? 0;
  const join = joinOf(job.name);
  const planned = isBackground(priority)
    ? sql`start_after`
    : sql`least(start_after, now() + ${retries.retryDelay} * interval '1 s')`;

  return await drizzle.transaction(async transaction => {
    const { rows } = await transaction.execute<{ id: string; data: object; failed: object }>(sql`
      select successor.id, successor.data, failed.data as failed
      from pgboss.job failed join pgboss.job successor
        on successor.name = failed.name and successor.singleton_key = failed.singleton_key
      where failed.name = ${job.name} and failed.id = ${job.id} and successor.state < 'active'
      for update of successor`);
    for (const { id, data, failed } of rows)
      await transaction.execute(sql`
        update pgboss.job set
          data = data || ${JSON.stringify(join?.(failed, data) ?? data)}::jsonb
            || ${job.retryAfterSeconds === null ? sql`'{}'::jsonb` : notBefore(seconds)},
          priority = greatest(priority, ${priority}),
          start_after = greatest(
            ${planned}, now() + ${seconds} * interval '1 s', (data->>'notBefore')::timestamptz
          )
        where name = ${job.name} and id = ${id}`);

    return rows.length > 0;
  });
}

/**
 * Backoff, or the time that GitHub named. Waiting as told does not count towards the attempts. The next attempt has a
 * turn of its own: else a tenant whose jobs all fail would always be first.
 */
export async function planRetry(
  { drizzle }: Database,
  job: FailedJob & { readonly countsAsAttempt: boolean },
): Promise<void> {
  const { name, id, priority, retryAfterSeconds: seconds, countsAsAttempt } = job;
  const change =
    seconds === null || countsAsAttempt
      ? sql`retry_backoff = true, retry_delay = ${Math.ceil(seconds ?? retries.retryDelay)}`
      : sql`retry_backoff = false, retry_delay = ${Math.ceil(seconds)}, retry_limit = retry_limit + 1,
          data = data || ${notBefore(seconds)}`;
  await drizzle.execute(sql`
    update pgboss.job set ${change}, priority = ${priority} where name = ${name} and id = ${id} and state = 'active'`);
}
