import { randomUUID } from 'node:crypto';
import { type Db, fromDrizzle, type PgBoss } from 'pg-boss';
import type { DeliveryToQueue } from '../store/accept-together.ts';
import type { Transaction } from '../store/database.ts';
import { sql } from '../store/drizzle.ts';
import { often } from '../store/prepare-often.ts';
import { queues } from './queue-names.ts';
import type { Turns } from './turns.ts';

const { name, deadLetter } = queues.delivery;

/** Queues the deliveries' jobs at once; returns the GUIDs whose jobs did not wait or run already. */
export async function enqueueDeliveries(
  { boss, turns }: { readonly boss: PgBoss; readonly turns: Turns },
  transaction: Transaction,
  deliveries: readonly DeliveryToQueue[],
): Promise<ReadonlySet<string>> {
  if (deliveries.length === 0) return new Set();
  await forgetDead(
    transaction,
    deliveries.filter(({ isRepeat }) => isRepeat),
  );
  const jobs = deliveries.map(({ guid, installationId }) => {
    const turn =
      installationId === null ? undefined : turns.take({ queue: name, background: false }, installationId);

    return { id: randomUUID(), guid, installationId, turn };
  });
  const inserted = await boss.insert(
    name,
    jobs.map(({ id, guid, installationId, turn }) => ({
      ...{ id, data: { guid }, singletonKey: guid, priority: turn?.priority ?? 0 },
      ...(installationId !== null && { group: { id: String(installationId) } }),
    })),
    { db: preparing(transaction), returnId: true },
  );
  const ids = new Set(inserted);
  // The last one first: a turn can be given back only while it is the last that was taken.
  for (const { id, turn } of jobs.toReversed()) if (!ids.has(id)) turn?.giveBack();

  return new Set(jobs.filter(({ id }) => ids.has(id)).map(({ guid }) => guid));
}

function preparing(transaction: Transaction): Db {
  const { executeSql } = fromDrizzle(transaction, sql);

  return { executeSql: (text, values) => executeSql(often + text, values) };
}

/** A delivery that comes again gets a second life. */
async function forgetDead(transaction: Transaction, repeats: readonly DeliveryToQueue[]): Promise<void> {
  if (repeats.length === 0) return;
  await transaction.execute(sql`
    delete from pgboss.job
    where name = ${deadLetter} and singleton_key = any(${sql.param(repeats.map(({ guid }) => guid))}::text[])`);
}
