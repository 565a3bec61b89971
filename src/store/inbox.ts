import { and, count, eq, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Database, Transaction } from './database.ts';
import type { Acceptance, Delivery, Inbox } from './port.ts';
import { deliveries } from './schema.ts';

/** Queues a delivery's job in the transaction that stores the delivery; false when its job waits or runs already. */
export type EnqueueDelivery = (transaction: Transaction, guid: string) => Promise<boolean>;

export function createInbox(
  { drizzle }: Database,
  dependencies: { enqueueDelivery: EnqueueDelivery; now: () => Date },
): Inbox {
  return {
    accept: delivery =>
      drizzle.transaction(async transaction => {
        const isNew = await insert(transaction, delivery, { payload: delivery.payload });
        if (!isNew && (await countRepeat(transaction, delivery.guid)) === 'finished') return 'duplicate';

        const isQueued = await dependencies.enqueueDelivery(transaction, delivery.guid);

        return isNew || isQueued ? 'accepted' : 'duplicate';
      }),

    ignore: (delivery, reason) =>
      drizzle.transaction(async (transaction): Promise<Acceptance> => {
        const isNew = await insert(transaction, delivery, { ignoredBecause: reason });
        if (isNew) return 'ignored';
        await countRepeat(transaction, delivery.guid);

        return 'duplicate';
      }),

    async read(guid) {
      const [row] = await drizzle
        .select()
        .from(deliveries)
        .where(and(eq(deliveries.guid, guid), isNull(deliveries.finishedAt)));

      return row === undefined || row.payload === null ? undefined : { ...row, payload: row.payload };
    },

    async finish(guid, reason) {
      await drizzle
        .update(deliveries)
        .set({ finishedAt: dependencies.now(), reason, payload: null })
        .where(and(eq(deliveries.guid, guid), isNull(deliveries.finishedAt)));
    },

    async counts() {
      const [row] = await drizzle
        .select({
          received: sql<number>`coalesce(sum(${deliveries.timesReceived}), 0)`.mapWith(Number),
          accepted: count(sql`case when not ${deliveries.ignored} then 1 end`),
          processed: count(
            sql`case when not ${deliveries.ignored} and ${deliveries.finishedAt} is not null then 1 end`,
          ),
        })
        .from(deliveries);

      return row ?? { received: 0, accepted: 0, processed: 0 };
    },

    async fates(guids) {
      const { guid, ignored, finishedAt, reason } = deliveries;
      const rows = await drizzle
        .select({ guid, ignored, finishedAt, reason })
        .from(deliveries)
        .where(inArray(guid, [...guids]));

      return new Map(
        rows.map(row => [
          row.guid,
          { ignored: row.ignored, finished: row.finishedAt !== null, reason: row.reason },
        ]),
      );
    },

    async prune(finishedBefore) {
      const pruned = await drizzle
        .delete(deliveries)
        .where(and(isNotNull(deliveries.finishedAt), lt(deliveries.finishedAt, finishedBefore)));

      return pruned.rowCount ?? 0;
    },
  };
}

async function insert(
  transaction: Transaction,
  delivery: Omit<Delivery, 'payload'>,
  content: { payload: string } | { ignoredBecause: string },
): Promise<boolean> {
  const { guid, event, action, installationId, repositoryId, bodySha256, receivedAt } = delivery;
  const earlier = transaction
    .select({ guid: deliveries.guid })
    .from(deliveries)
    .where(and(eq(deliveries.bodySha256, bodySha256), ne(deliveries.guid, guid)));
  const isIgnored = 'ignoredBecause' in content;

  const inserted = await transaction
    .insert(deliveries)
    .values({
      ...{ guid, event, action, installationId, repositoryId, bodySha256, receivedAt },
      repeatsBody: sql`exists ${earlier}`,
      ignored: isIgnored,
      payload: isIgnored ? null : content.payload,
      finishedAt: isIgnored ? receivedAt : null,
      reason: isIgnored ? content.ignoredBecause : null,
    })
    .onConflictDoNothing()
    .returning({ guid: deliveries.guid });

  return inserted.length === 1;
}

/** The update locks the row: of two that come at once, the second sees what the first one did. */
async function countRepeat(transaction: Transaction, guid: string): Promise<'finished' | 'unfinished'> {
  const [row] = await transaction
    .update(deliveries)
    .set({ timesReceived: sql`${deliveries.timesReceived} + 1` })
    .where(eq(deliveries.guid, guid))
    .returning({ finishedAt: deliveries.finishedAt });

  return row === undefined || row.finishedAt === null ? 'unfinished' : 'finished';
}
