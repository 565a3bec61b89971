import { afterEach, expect, it, vi } from 'vitest';
import { databaseKinds, openTestStore } from '../support/database.ts';

const repository = { id: 7, owner: 'acme', name: 'web', installationId: 3 };
const [, postgres] = databaseKinds;

afterEach(() => vi.restoreAllMocks());

it.skipIf(postgres?.isThere !== true)(
  `F24: the job of a dead worker is found though the clock was set back by an hour, ${postgres?.title}`,
  async () => {
    const test = await openTestStore({ kind: 'postgresql' });
    try {
      await test.queue.start();
      const real = Date.now;
      vi.spyOn(Date, 'now').mockImplementation(() => real() - 3_600_000);
      await test.queue.requestCheck({ repository, number: 5 });
      await test.database.pool.query(
        `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '1 min'
         where name = 'check'`,
      );
      const stateOf = async () =>
        (await test.database.pool.query(`select state from pgboss.job where name = 'check'`)).rows[0]?.state;
      await vi.waitFor(async () => expect(await stateOf()).toBe('retry'), { timeout: 30_000, interval: 200 });
    } finally {
      await test.close();
    }
  },
);
