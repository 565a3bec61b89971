import type { PgBoss } from 'pg-boss';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBoss } from '../../src/jobs/queue-boss.ts';
import { retryAbandoned } from '../../src/jobs/queue-jobs.ts';
import { silentLog } from '../../src/model/log.ts';
import type { Database } from '../../src/store/database.ts';
import { openTestStore, type TestStore } from '../support/database.ts';

const repository = { id: 7, owner: 'acme', name: 'web', installationId: 3 };

/** Only an embedded database has one process, whose jobs are all cut off with it. */
describe('F1: jobs of a process that was killed', () => {
  let test: TestStore;
  let boss: PgBoss;
  beforeEach(async () => {
    test = await openTestStore();
    await test.queue.start();
    await test.queue.requestCheck({ repository, number: 5 });
    boss = createBoss(test.database, silentLog);
    await boss.start();
    // The fifth attempt: for a sixth pg-boss would wait minutes.
    await test.database.pool.query(
      `update pgboss.job set state = 'active', started_on = now(), retry_count = 4 where name = 'check'`,
    );
  });
  afterEach(async () => {
    await boss.stop({ graceful: false });
    await test.close();
  });

  async function job() {
    const { rows } = await test.database.pool.query(
      `select state, start_after <= now() as "isDue" from pgboss.job where name = 'check'`,
    );

    return rows[0];
  }

  it('run again at once', async () => {
    await retryAbandoned(boss, test.database);

    expect(await job()).toEqual({ state: 'retry', isDue: true });
  });

  it('wait for no backoff when the next process is killed while it looks for them', async () => {
    await expect(retryAbandoned(boss, diesAt(test.database, 'start_after = now()'))).rejects.toThrow(
      'killed',
    );
    expect(await job()).toMatchObject({ state: 'active' });
    await retryAbandoned(boss, test.database);

    expect(await job()).toMatchObject({ state: 'retry', isDue: true });
  });
});

/** Its statements with this text are never made. */
function diesAt(database: Database, text: string): Database {
  const dying = <Runner extends object>(runner: Runner): Runner =>
    new Proxy(runner, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name === 'transaction')
          return (work: (transaction: object) => unknown) =>
            value.call(target, (transaction: object) => work(dying(transaction)));

        return (...given: unknown[]) => {
          if (name === 'execute' && JSON.stringify(given).includes(text)) throw new Error('killed');
          return value.apply(target, given);
        };
      },
    });

  return { ...database, drizzle: dying(database.drizzle) };
}
