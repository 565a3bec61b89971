import { type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from './database.ts';
import {
  type Arrival,
  countRepeats,
  firstOf,
  givenDeliveries,
  insertDeliveries,
  insertGiven,
  type Times,
} from './insert-deliveries.ts';
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

/** Takes turns in the queue for deliveries that are new, as it seems. */
export type PlanDeliveries = (deliveries: readonly Pick<Delivery, 'guid' | 'installationId'>[]) => {
  /** In the order of the deliveries. */
  readonly priorities: readonly number[];
  /**
   * The parts `queued` and `told` of a statement with the part `to_queue` (guid, installation_id, priority). They queue
   * the jobs, and tell the workers.
   */
  readonly insert: SQL;
  /** Gives back the turns of all others. */
  settle(queued: ReadonlySet<string>): void;
};

export interface AcceptDependencies {
  readonly enqueueDeliveries: EnqueueDeliveries;
  /** Lets new deliveries be stored and queued by one statement; without it a transaction does it, and takes longer. */
  readonly planDeliveries?: PlanDeliveries;
}

/** Each is stored and queued, or neither; the answers are in the order of the arrivals. */
export async function acceptTogether(
  database: Database,
  { enqueueDeliveries, planDeliveries }: AcceptDependencies,
  arrivals: readonly Arrival[],
): Promise<readonly Acceptance[]> {
  const timesOf = new Map<string, number>();
  for (const { guid } of arrivals) timesOf.set(guid, (timesOf.get(guid) ?? 0) + 1);
  const firsts = new Set(arrivals.filter(firstOf(({ guid }) => guid)));

  const atOnce = planDeliveries && (await storeAtOnce(database, planDeliveries, [...firsts], timesOf));
  const rest = [...firsts].filter(({ guid }) => !atOnce?.has(guid));
  const answers = await storeRest(database, enqueueDeliveries, rest, timesOf);

  return arrivals.map(arrival => {
    if (firsts.has(arrival) && atOnce?.has(arrival.guid))
      return arrival.reason === null ? 'accepted' : 'ignored';

    return answers.get(arrival) ?? 'duplicate';
  });
}

/** New deliveries and their jobs, by one statement. Returns the GUIDs of those that were new. */
async function storeAtOnce(
  { drizzle }: Database,
  plan: PlanDeliveries,
  firsts: readonly Arrival[],
  timesOf: Times,
): Promise<ReadonlySet<string>> {
  const toQueue = firsts.filter(({ reason }) => reason === null);
  const { priorities, insert, settle } = plan(toQueue);
  const priorityOf = new Map(toQueue.map(({ guid }, index) => [guid, priorities[index] ?? 0]));
  let fresh: ReadonlySet<string> = new Set();
  try {
    const { rows } = await drizzle.execute<{ guid: string }>(sql`${sql.raw(often)}
      with given as (${givenDeliveries(firsts, timesOf, priorityOf)}),
      fresh as (${insertGiven}),
      to_queue as (
        select guid, installation_id, priority from given join fresh using (guid) where reason is null
      ),
      ${insert}
      select guid from fresh where (select count(*) from told) >= 0`);
    fresh = new Set(rows.map(({ guid }) => guid));
  } finally {
    settle(fresh);
  }

  return fresh;
}

/** Deliveries that came before, most likely. */
async function storeRest(
  { drizzle }: Database,
  enqueue: EnqueueDeliveries,
  rest: readonly Arrival[],
  timesOf: Times,
): Promise<ReadonlyMap<Arrival, Acceptance>> {
  if (rest.length === 0) return new Map();

  return await drizzle.transaction(async transaction => {
    const fresh = await insertDeliveries(transaction, rest, timesOf);
    const repeats = rest.filter(({ guid }) => !fresh.has(guid));
    const unfinished = await countRepeats(transaction, repeats, timesOf);
    const toQueue = rest.filter(
      ({ guid, reason }) => reason === null && (fresh.has(guid) || unfinished.has(guid)),
    );
    const queued = await enqueue(
      transaction,
      toQueue.map(({ guid, installationId }) => ({ guid, installationId, isRepeat: !fresh.has(guid) })),
    );

    return new Map(rest.map(first => [first, answerTo(first, fresh, queued)]));
  });
}

function answerTo(
  { guid, reason }: Arrival,
  fresh: ReadonlySet<string>,
  queued: ReadonlySet<string>,
): Acceptance {
  if (reason !== null) return fresh.has(guid) ? 'ignored' : 'duplicate';

  return fresh.has(guid) || queued.has(guid) ? 'accepted' : 'duplicate';
}
