import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { wakeUpChannel } from '../../src/jobs/plan-deliveries.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`jobs of deliveries that are stored by one statement, ${title}`, () => {
    let test: TestStore;

    beforeAll(async () => {
      test = await openTestStore({ kind });
      await test.queue.start();
    });
    afterAll(() => test?.close());

    const delivery = (guid: string) => ({
      ...{ guid, event: 'push', action: null, installationId: 3, repositoryId: 7 },
      ...{ bodySha256: guid, receivedAt: new Date(), payload: '{}' },
    });
    const jobOf = async (guid: string) => {
      const { rows } = await test.database.pool.query<Record<string, unknown>>(
        `select *, extract(epoch from keep_until - start_after) as kept_for, created_on <= now() as has_begun
         from pgboss.job where singleton_key = $1`,
        [guid],
      );
      const { id, start_after, created_on, keep_until, singleton_key, data, priority, ...same } =
        rows[0] ?? {};
      return { count: rows.length, data, same };
    };

    it('are what the queue makes of them itself', async () => {
      const [byStatement, byQueue] = [randomUUID(), randomUUID()];
      await test.store.inbox.accept(delivery(byStatement));
      await test.database.drizzle.transaction(transaction =>
        test.queue.enqueueDeliveries(transaction, [{ guid: byQueue, installationId: 3, isRepeat: false }]),
      );
      const [made, expected] = [await jobOf(byStatement), await jobOf(byQueue)];

      expect(expected).toMatchObject({ count: 1, data: { guid: byQueue } });
      expect(made).toEqual({ ...expected, data: { guid: byStatement } });
    });

    it('wake the workers as the queue itself does', async () => {
      const told: (string | undefined)[] = [];
      const client = await test.database.pool.connect();
      client.on('notification', ({ payload }) => told.push(payload));
      const { rows } = await client.query<{ channel: string }>(`select ${wakeUpChannel} as channel`);
      await client.query(`listen "${rows[0]?.channel}"`);
      client.release();

      await test.database.drizzle.transaction(transaction =>
        test.queue.enqueueDeliveries(transaction, [
          { guid: randomUUID(), installationId: 3, isRepeat: false },
        ]),
      );
      await vi.waitFor(() => expect(told).toEqual(['delivery']));
      await test.store.inbox.accept(delivery(randomUUID()));
      await vi.waitFor(() => expect(told).toEqual(['delivery', 'delivery']));
      await test.store.inbox.ignore(delivery(randomUUID()), 'own event');
      await test.store.ping();
      expect(told).toEqual(['delivery', 'delivery']);
    });
  });
}
