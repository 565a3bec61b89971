import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from './database.ts';
import type { Acceptance, Delivery } from './port.ts';
import { often } from './prepare-often.ts';

/** A delivery whose job is to be queued. */
export interface DeliveryToQueue extends Pick<Delivery, 'guid' | 'installationId'> {
  /** It came before, and its job may be dead. */
  readonly isRepeat: boolean;
}

/** Queues deliveries' jobs in the transaction that stores them; returns the GUIDs whose jobs did not wait or run already. */
export type EnqueueDeliveries = (
  transaction: Transaction,
  deliveries: readonly DeliveryToQueue[],
) => Promise<ReadonlySet<string>>;

/** A delivery with its payload, or one that is kept by its reason only. */
export type Arrival = Omit<Delivery, 'payload'> &
  ({ readonly payload: string; readonly reason: null } | { readonly payload: null; readonly reason: string });

/** One transaction for all; the answers are in the order of the arrivals. */
export async function acceptTogether(
  { drizzle }: Database,
  enqueue: EnqueueDeliveries,
  arrivals: readonly Arrival[],
): Promise<readonly Acceptance[]> {
  const timesOf = new Map<string, number>();
  for (const { guid } of arrivals) timesOf.set(guid, (timesOf.get(guid) ?? 0) + 1);
  const firsts = arrivals.filter(firstOf(({ guid }) => guid));

  const answers = await drizzle.transaction(async transaction => {
    const fresh = await insert(transaction, firsts, timesOf);
    const repeats = firsts.filter(({ guid }) => !fresh.has(guid));
    const unfinished = await countRepeats(transaction, repeats, timesOf);
    const toQueue = firsts.filter(
      ({ guid, reason }) => reason === null && (fresh.has(guid) || unfinished.has(guid)),
    );
    const queued = await enqueue(
      transaction,
      toQueue.map(({ guid, installationId }) => ({ guid, installationId, isRepeat: !fresh.has(guid) })),
    );

    return new Map(firsts.map(first => [first, answerTo(first, fresh, queued)]));
  });

  return arrivals.map(arrival => answers.get(arrival) ?? 'duplicate');
}

/** True for the first arrival of each key. */
function firstOf(keyOf: (arrival: Arrival) => string): (arrival: Arrival) => boolean {
  const seen = new Set<string>();

  return arrival => seen.size < seen.add(keyOf(arrival)).size;
}

function answerTo(
  { guid, reason }: Arrival,
  fresh: ReadonlySet<string>,
  queued: ReadonlySet<string>,
): Acceptance {
  if (reason !== null) return fresh.has(guid) ? 'ignored' : 'duplicate';

  return fresh.has(guid) || queued.has(guid) ? 'accepted' : 'duplicate';
}

type Times = ReadonlyMap<string, number>;

/** Returns the new ones. */
async function insert(
  transaction: Transaction,
  firsts: readonly Arrival[],
  timesOf: Times,
): Promise<ReadonlySet<string>> {
  const bringsNewBytes = new Set(firsts.filter(firstOf(({ bodySha256 }) => bodySha256)));
  // In the order of the GUIDs, lest two processes that store the same ones wait for each other.
  const arrivals = firsts.toSorted((a, b) => (a.guid < b.guid ? -1 : 1));
  const columns = [
    column(arrivals, 'text', ({ guid }) => guid),
    column(arrivals, 'text', ({ event }) => event),
    column(arrivals, 'text', ({ action }) => action),
    column(arrivals, 'bigint', ({ installationId }) => installationId),
    column(arrivals, 'bigint', ({ repositoryId }) => repositoryId),
    column(arrivals, 'text', ({ bodySha256 }) => bodySha256),
    column(arrivals, 'timestamptz', ({ receivedAt }) => receivedAt.toISOString()),
    column(arrivals, 'integer', ({ guid }) => timesOf.get(guid) ?? 1),
    column(arrivals, 'boolean', arrival => !bringsNewBytes.has(arrival)),
    column(arrivals, 'text', ({ reason }) => reason),
    column(arrivals, 'text', ({ payload }) => payload?.replaceAll('\u0000', '\uFFFD') ?? null),
  ];
  const { rows } = await transaction.execute<{ guid: string }>(sql`${sql.raw(often)}
    insert into delivery (
      guid, event, action, installation_id, repository_id, body_sha256, received_at, times_received,
      repeats_body, ignored, payload, finished_at, reason
    )
    select
      guid, event, action, installation_id, repository_id, body_sha256, received_at, times,
      repeats or exists (
        select from delivery earlier
        where earlier.body_sha256 = given.body_sha256 and earlier.guid <> given.guid
      ),
      reason is not null, payload, case when reason is not null then received_at end, reason
    from unnest(${sql.join(columns, sql`, `)}) as given (
      guid, event, action, installation_id, repository_id, body_sha256, received_at, times, repeats, reason, payload
    )
    on conflict (guid) do nothing
    returning guid`);

  return new Set(rows.map(({ guid }) => guid));
}

function column(
  arrivals: readonly Arrival[],
  type: string,
  read: (arrival: Arrival) => string | number | boolean | null,
): SQL {
  return sql`${sql.param(arrivals.map(read))}::${sql.raw(type)}[]`;
}

/** The update locks the rows: of two that come at once, the second sees what the first one did. Returns unfinished ones. */
async function countRepeats(
  transaction: Transaction,
  repeats: readonly Arrival[],
  timesOf: Times,
): Promise<ReadonlySet<string>> {
  if (repeats.length === 0) return new Set();
  const { rows } = await transaction.execute<{ guid: string; is_finished: boolean }>(sql`
    update delivery set times_received = times_received + held.times
    from (
      select guid, times
      from delivery join unnest(
        ${column(repeats, 'text', ({ guid }) => guid)}, ${column(repeats, 'integer', ({ guid }) => timesOf.get(guid) ?? 1)}
      ) as given (guid, times) using (guid)
      order by guid for update of delivery
    ) held
    where delivery.guid = held.guid
    returning delivery.guid, finished_at is not null as is_finished`);

  return new Set(rows.filter(({ is_finished }) => !is_finished).map(({ guid }) => guid));
}
