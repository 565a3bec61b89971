import { expect, it, vi } from 'vitest';
import type { JobHandlers } from '../../src/jobs/queue.ts';
import { isInBackground } from '../../src/publish/in-background.ts';
import { databaseKinds, openTestStore } from '../support/database.ts';

const idle: JobHandlers = {
  delivery: async () => {},
  checkPullRequest: async () => {},
  checkMergeGroup: async () => {},
  checkRelease: async () => {},
  measureCommit: async () => {},
  ladder: async () => {},
  sweep: async () => {},
  reconcile: async () => {},
  catchUp: async () => {},
  sweepRepositories: async () => {},
};
const repository = { installationId: 3, id: 7, owner: 'harbour', name: 'quotes' };

for (const { kind, title, isThere } of databaseKinds)
  it.skipIf(!isThere)(
    `RL-1: a check that nobody waits for keeps to its part of the quota, others do not, ${title}`,
    async () => {
      const test = await openTestStore({ kind });
      try {
        await test.queue.start();
        await test.queue.requestCheck({ repository, number: 1 }, { background: true });
        await test.queue.requestCheck({ repository, number: 2 });
        await test.queue.requestCheck({ repository, number: 3 }, { background: true });
        await test.queue.requestCheck({ repository, number: 3 });
        const ran = new Map<number, boolean>();
        await test.queue.work({
          ...idle,
          async checkPullRequest({ number }) {
            ran.set(number, isInBackground());
          },
        });
        await vi.waitFor(() => expect(ran.size).toBe(3), { timeout: 20_000 });

        expect(Object.fromEntries(ran)).toEqual({ 1: true, 2: false, 3: false });
      } finally {
        await test.close();
      }
    },
  );
