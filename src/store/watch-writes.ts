import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { TransactionRollbackError } from './drizzle.ts';
import type { Inbox } from './port.ts';
import { deliveries } from './schema.ts';
import { sqlStateOf } from './sql-state.ts';

export interface WatchedWrites {
  readonly inbox: Inbox;
  /** Rejects when the database does not answer within 2 s, or would refuse a delivery. */
  ping(): Promise<void>;
}

const pingMs = 2_000;

/** Read-only; full, or out of memory or connections; the disk's own errors. */
const refusals = /^(25006|53|58)/;

/**
 * A database that answers may still take nothing: its disk is full, say. That is learnt from the deliveries that it
 * refused; from then on a ping tries a write, since no more deliveries come to a server that is not ready.
 */
export function watchWrites(database: Database, inbox: Inbox): WatchedWrites {
  let isRefusing = false;

  async function watched<Result>(write: Promise<Result>): Promise<Result> {
    try {
      const result = await write;
      isRefusing = false;
      return result;
    } catch (error) {
      if (refusals.test(sqlStateOf(error) ?? '')) isRefusing = true;
      throw error;
    }
  }

  async function ask(): Promise<void> {
    const { rows } = await database.pool.query<{ readOnly: string }>(
      `select current_setting('transaction_read_only') as "readOnly"`,
    );
    if (rows[0]?.readOnly !== 'off') throw new Error('The database is read-only.');
    if (!isRefusing) return;
    await tryWrite(database);
    isRefusing = false;
  }

  return {
    inbox: {
      ...inbox,
      accept: (...given) => watched(inbox.accept(...given)),
      ignore: (delivery, reason) => watched(inbox.ignore(delivery, reason)),
    },
    ping: () => soon(ask()),
  };
}

/** A delivery that is rolled back. It would not fit into what is left of a page, and cannot be compressed. */
async function tryWrite({ drizzle }: Database): Promise<void> {
  const trial = {
    ...{ guid: randomUUID(), event: 'ping', bodySha256: '', receivedAt: new Date(0) },
    ...{ repeatsBody: false, ignored: false, payload: randomBytes(4096).toString('base64') },
  };
  await drizzle
    .transaction(async transaction => {
      await transaction.insert(deliveries).values(trial);
      transaction.rollback();
    })
    .catch(error => {
      if (!(error instanceof TransactionRollbackError)) throw error;
    });
}

async function soon(asked: Promise<void>): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`The database did not answer within ${pingMs / 1000} s.`)),
    pingMs,
  );
  // It may end after nobody waits any longer.
  asked.catch(() => {});

  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
