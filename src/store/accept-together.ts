import type { Database, Transaction } from './database.ts';
import type { Acceptance, Delivery } from './inbox-port.ts';
import {
  type Arrival,
  countRepeats,
  given,
  givenDeliveries,
  insertDeliveries,
  insertGiven,
  mayMatter,
  type Stored,
} from './insert-deliveries.ts';
import { often } from './prepare-often.ts';
import { retryConflicts } from './retry-conflicts.ts';

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
  readonly insert: string;
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
  const firsts = firstOfEachGuid(arrivals);
  const merged = [...firsts.values()];
  const atOnce: Stored = planDeliveries ? await storeAtOnce(database, planDeliveries, merged) : new Map();
  const rest = merged.filter(({ guid }) => !atOnce.has(guid));
  const answers = new Map([...atOnce].map(([guid, stored]) => [guid, answerTo(stored)]));
  for (const [guid, answer] of await storeRest(database, enqueueDeliveries, rest)) answers.set(guid, answer);
  const isFirst = new Set(firsts.keys());

  return arrivals.map(arrival =>
    isFirst.has(arrival) ? (answers.get(arrival.guid) ?? 'duplicate') : 'duplicate',
  );
}

/** The first arrival of each GUID, and what is stored of it: that it came so often. */
function firstOfEachGuid(arrivals: readonly Arrival[]): ReadonlyMap<Arrival, Arrival> {
  const firsts = new Map<string, Arrival>();
  const timesOf = new Map<string, number>();
  for (const arrival of arrivals) {
    if (!firsts.has(arrival.guid)) firsts.set(arrival.guid, arrival);
    timesOf.set(arrival.guid, (timesOf.get(arrival.guid) ?? 0) + arrival.times);
  }

  return new Map([...firsts].map(([guid, first]) => [first, { ...first, times: timesOf.get(guid) ?? 1 }]));
}

const answerTo = ({ isIgnored }: { readonly isIgnored: boolean }): Acceptance =>
  isIgnored ? 'ignored' : 'accepted';

/** New deliveries and their jobs, by one statement. */
async function storeAtOnce(
  { pool }: Database,
  plan: PlanDeliveries,
  arrivals: readonly Arrival[],
): Promise<Stored> {
  const matter = arrivals.filter(mayMatter);
  const { priorities, insert, settle } = plan(matter);
  const priorityOf = new Map(matter.map((arrival, index) => [arrival, priorities[index] ?? 0]));
  const rows = arrivals.map(arrival => ({ ...arrival, priority: priorityOf.get(arrival) ?? 0 }));
  const query = { text: atOnce(insert), values: [...givenDeliveries(rows)] };
  let stored: Stored = new Map();
  try {
    const result = await retryConflicts(() => pool.query<{ guid: string; isIgnored: boolean }>(query));
    stored = new Map(result.rows.map(row => [row.guid, row]));
  } finally {
    settle(new Set([...stored].filter(([, { isIgnored }]) => !isIgnored).map(([guid]) => guid)));
  }

  return stored;
}

const atOnce = (insert: string) => `${often}
  with ${given},
  fresh as (${insertGiven}),
  to_queue as (
    select guid, installation_id, priority from given join fresh using (guid) where not "isIgnored"
  ),
  ${insert}
  select guid, "isIgnored" from fresh where (select count(*) from told) >= 0`;

/** Deliveries that came before, most likely. */
async function storeRest(
  { drizzle }: Database,
  enqueue: EnqueueDeliveries,
  rest: readonly Arrival[],
): Promise<ReadonlyMap<string, Acceptance>> {
  if (rest.length === 0) return new Map();

  return await drizzle.transaction(async transaction => {
    const stored = await insertDeliveries(transaction, rest);
    const repeats = rest.filter(({ guid }) => !stored.has(guid));
    const unfinished = await countRepeats(transaction, repeats);
    const toQueue = rest.filter(arrival => {
      const isFresh = stored.get(arrival.guid)?.isIgnored === false;

      return isFresh || (unfinished.has(arrival.guid) && mayMatter(arrival));
    });
    const queued = await enqueue(
      transaction,
      toQueue.map(({ guid, installationId }) => ({ guid, installationId, isRepeat: !stored.has(guid) })),
    );
    const answers = new Map<string, Acceptance>([...queued].map(guid => [guid, 'accepted']));
    for (const [guid, one] of stored) answers.set(guid, answerTo(one));

    return answers;
  });
}
