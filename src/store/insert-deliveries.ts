import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from './database.ts';
import type { Delivery } from './port.ts';

/** A delivery with its payload, or one that is kept by its reason only. */
export type Arrival = Omit<Delivery, 'payload'> &
  ({ readonly payload: string; readonly reason: null } | { readonly payload: null; readonly reason: string });

/** How often each GUID came at once. */
export type Times = ReadonlyMap<string, number>;

/** True for the first arrival of each key. */
export function firstOf(keyOf: (arrival: Arrival) => string): (arrival: Arrival) => boolean {
  const seen = new Set<string>();

  return arrival => seen.size < seen.add(keyOf(arrival)).size;
}

/** Returns the new ones. */
export async function insertDeliveries(
  transaction: Transaction,
  firsts: readonly Arrival[],
  timesOf: Times,
): Promise<ReadonlySet<string>> {
  const { rows } = await transaction.execute<{ guid: string }>(
    sql`with given as (${givenDeliveries(firsts, timesOf, new Map())}) ${insertGiven}`,
  );

  return new Set(rows.map(({ guid }) => guid));
}

/** The arrivals as a table, in the order of their GUIDs, lest two processes that store the same ones wait for each other. */
export function givenDeliveries(
  firsts: readonly Arrival[],
  timesOf: Times,
  priorityOf: ReadonlyMap<string, number>,
): SQL {
  const bringsNewBytes = new Set(firsts.filter(firstOf(({ bodySha256 }) => bodySha256)));
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
    column(arrivals, 'integer', ({ guid }) => priorityOf.get(guid) ?? 0),
  ];

  return sql`
    select * from unnest(${sql.join(columns, sql`, `)}) as given (
      guid, event, action, installation_id, repository_id, body_sha256, received_at, times, repeats, reason, payload,
      priority
    )`;
}

/** From the part `given` of a statement. */
export const insertGiven = sql.raw(`
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
  from given
  on conflict (guid) do nothing
  returning guid`);

function column(
  arrivals: readonly Arrival[],
  type: string,
  read: (arrival: Arrival) => string | number | boolean | null,
): SQL {
  return sql`${sql.param(arrivals.map(read))}::${sql.raw(type)}[]`;
}

/** The update locks the rows: of two that come at once, the second sees what the first one did. Returns unfinished ones. */
export async function countRepeats(
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
