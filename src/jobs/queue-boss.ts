import type { Pool, PoolClient } from 'pg';
import { type Db, PgBoss } from 'pg-boss';
import type { Log } from '../model/log.ts';
import type { Database } from '../store/database.ts';
import { statementLimits } from '../store/open-postgresql.ts';
import { often } from '../store/prepare-often.ts';
import { warnSeldom } from '../store/warn-seldom.ts';
import { deadLetterSeconds, deadLetters, finishedSeconds, queues } from './queue-names.ts';
import { steadyClock } from './steady-clock.ts';

/** A worker that says nothing for so long is taken for dead. On the embedded database a restart tells earlier, mostly. */
const heartbeatSeconds = { postgresql: 15, embedded: 60 };

export function createBoss(database: Database, log: Log): PgBoss {
  const common = {
    schedule: false,
    useListenNotify: true,
    registerInstance: false,
    flowIntervalSeconds: 300,
    clock: steadyClock,
  };
  const boss =
    database.kind === 'embedded'
      ? new PgBoss({ ...common, db: embeddedDb(database.pool), backend: 'pglite' })
      : new PgBoss({
          ...common,
          connectionString: database.url ?? '',
          application_name: 'rung queue',
          ...statementLimits,
          max: 5,
          superviseIntervalSeconds: 5,
          monitorIntervalSeconds: 5,
        });
  // While the database is away, every worker says so with every look.
  const warn = warnSeldom(log);
  boss.on('error', error => warn({ reason: error.message }, 'queue error'));
  boss.on('warning', ({ message }) => log.warn({ reason: message }, 'queue warning'));

  return boss;
}

export async function createQueues(boss: PgBoss, kind: Database['kind']): Promise<void> {
  for (const name of deadLetters) await boss.createQueue(name, { retentionSeconds: deadLetterSeconds });
  for (const { name, concurrency: _, ...queue } of Object.values(queues)) {
    const options = {
      ...queue,
      notify: true,
      deleteAfterSeconds: finishedSeconds,
      heartbeatSeconds: heartbeatSeconds[kind],
    };
    await boss.createQueue(name, options);
    // An earlier version may have made it with other settings.
    const { policy: _policy, ...changeable } = options;
    await boss.updateQueue(name, changeable);
  }
}

/**
 * The embedded database gathers no statistics by itself, and keeps the plans it makes while the queue is empty: nothing
 * says then that many jobs have the same name, and a plan that reads all of a queue's jobs for each one looks as good
 * as any. PostgreSQL servers gather statistics and plan again.
 */
export async function tellOfFullQueues({ kind, pool }: Database): Promise<void> {
  if (kind !== 'embedded') return;
  await pool.query(`
    select pg_restore_attribute_stats(
      'schemaname', 'pgboss', 'relname', 'job_common', 'attname', 'name', 'inherited', false,
      'null_frac', 0::real, 'avg_width', 8, 'n_distinct', 2::real
    )`);
}

/** What the statement begins with that takes a job. It has no values, and the same text for each queue. */
const fetching = /^\s*with\s+next\s+as/i;

/** pg-boss on the one connection of the embedded database. */
function embeddedDb(pool: Pool): Db {
  let heard: string | undefined;
  const listening = new WeakSet<PoolClient>();

  /** The session outlives a connection that node-postgres gives up, but not an engine that was lost. */
  async function listenAgain(client: PoolClient): Promise<void> {
    if (heard === undefined || listening.has(client)) return;
    await client.query(`listen "${heard}"`);
    listening.add(client);
  }

  return {
    async executeSql(text, values) {
      const client = await pool.connect();
      try {
        await listenAgain(client);
        const isRepeated = values?.length || fetching.test(text);
        const config = isRepeated ? { text: often + text, values } : text;
        const results = [await client.query(config as string)].flat();
        return { rows: results.flatMap(result => result.rows) };
      } catch (error) {
        // A block of statements that failed leaves its transaction open on the session that all share.
        await client.query('rollback').catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },

    async listen(channel, onNotification, onReconnect) {
      const client = await pool.connect();
      const notified = (message: { channel: string; payload?: string | undefined }) => {
        if (message.channel === channel) onNotification(message.payload ?? '');
      };
      try {
        client.on('notification', notified);
        heard = channel;
        await listenAgain(client);
      } finally {
        client.release();
      }
      const follow = (next: PoolClient) => next.on('notification', notified);
      pool.on('connect', follow);
      onReconnect();

      return {
        async close() {
          pool.off('connect', follow);
          heard = undefined;
          client.off('notification', notified);
          await pool.query(`unlisten "${channel}"`);
        },
      };
    },
  };
}
