import { DatabaseError } from 'pg';
import { type AcceptDependencies, acceptTogether } from './accept-together.ts';
import type { Database } from './database.ts';
import { deleteSome } from './delete-some.ts';
import { and, count, eq, inArray, isNull, sql } from './drizzle.ts';
import { type Gathering, gatherCalls } from './gather-calls.ts';
import type { Acceptance, Inbox } from './inbox-port.ts';
import type { Arrival } from './insert-deliveries.ts';
import { deliveries } from './schema.ts';

export function createInbox(
  database: Database,
  dependencies: AcceptDependencies & { readonly now: () => Date },
): Inbox {
  const { drizzle } = database;
  const arrive = gatherCalls<Arrival, Acceptance>(
    arrivals => acceptTogether(database, dependencies, arrivals),
    gatheringOn(database),
  );
  const isUnfinished = and(eq(deliveries.guid, sql.placeholder('guid')), isNull(deliveries.finishedAt));
  const findUnfinished = drizzle.select().from(deliveries).where(isUnfinished).prepare('inbox_read');
  const finishUnfinished = drizzle
    .update(deliveries)
    .set({
      finishedAt: sql`${sql.placeholder('at')}`,
      reason: sql`${sql.placeholder('reason')}`,
      payload: null,
    })
    .where(isUnfinished)
    .prepare('inbox_finish');

  return {
    accept: (delivery, onlyIfAwaited) =>
      arrive({
        ...{ ...delivery, times: 1, priority: 0 },
        ...{ reason: onlyIfAwaited?.reason ?? null, awaitedSha: onlyIfAwaited?.sha ?? null },
      }),
    ignore: (delivery, reason) =>
      arrive({ ...delivery, payload: '', reason, awaitedSha: null, times: 1, priority: 0 }),

    async read(guid) {
      const [row] = await findUnfinished.execute({ guid });

      return row === undefined || row.payload === null ? undefined : { ...row, payload: row.payload };
    },

    async finish(guid, reason) {
      await finishUnfinished.execute({ guid, reason, at: dependencies.now().toISOString() });
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

    prune(before, limit) {
      const time = before.toISOString();
      const isOld = sql`(finished_at < ${time} or (finished_at is null and received_at < ${time}))`;

      return deleteSome(drizzle, 'delivery', isOld, limit);
    },
  };
}

const gatheringOn = ({ kind }: Database): Gathering<Arrival> => ({
  // The embedded database keeps the memory that its largest statement took.
  most: { items: 100, bytes: 4 * 1024 * 1024 },
  bytesOf: ({ payload }) => payload.length,
  // To a server each statement costs as much as several deliveries; the embedded database would stand idle meanwhile.
  waitsForTurn: kind === 'postgresql',
  // One connection may hang where others do not: who waits behind it must be stored before the answer is due.
  patienceMs: kind === 'postgresql' ? 3_000 : 10_000,
  isOfOneItem,
});

/** A value that the database cannot take, a rule of a table, a limit. What failed otherwise fails for every item. */
function isOfOneItem(error: unknown): boolean {
  const { cause } = error instanceof Error ? error : {};
  if (cause !== undefined) return isOfOneItem(cause);

  return error instanceof DatabaseError && /^(22|23|54)/.test(error.code ?? '');
}
