import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JobHandlers } from '../../src/jobs/queue.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';
import { idleHandlers } from '../support/idle-handlers.ts';

const repository = { installationId: 1, id: 5, owner: 'harbour', name: 'quotes' };

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`the queue after its database’s clock was a day ahead, ${title}`, () => {
    let test: TestStore;
    const ran: number[] = [];
    const handlers: JobHandlers = {
      ...idleHandlers,
      checkPullRequest: async ({ number }) => void ran.push(number),
    };

    beforeAll(async () => {
      test = await openTestStore({ kind, sweepEverySeconds: 0.2 });
      await test.queue.start();
    });
    afterAll(() => test?.close());

    it('F24: runs what was asked for or tried meanwhile, and not what has a later time', async () => {
      for (const number of [1, 2, 3, 4]) await test.queue.requestCheck({ repository, number });
      const set = (number: number, change: string) =>
        test.database.pool.query(
          `update pgboss.job set ${change} where name = 'check' and singleton_key = '1/5/${number}'`,
        );
      const aDayOn = `now() + interval '1 day'`;
      await set(1, `created_on = ${aDayOn}, start_after = ${aDayOn}`);
      await set(
        2,
        `state = 'retry', started_on = ${aDayOn}, start_after = ${aDayOn},
         data = data || jsonb_build_object('notBefore', ${aDayOn})`,
      );
      await set(3, `start_after = ${aDayOn}`);
      // It began when the clock was right.
      await set(4, `state = 'retry', started_on = now() - interval '20 s', start_after = ${aDayOn}`);
      await test.queue.work(handlers);

      await vi.waitFor(() => expect(ran.toSorted()).toEqual([1, 2, 4]), { timeout: 20_000 });
      expect(await test.queue.depth()).toMatchObject({ scheduled: 1 });
    });
  });
}
