import { expect, it, vi } from 'vitest';
import { backgroundPurse, isInBackground } from '../../src/publish/in-background.ts';
import { databaseKinds, openTestStore } from '../support/database.ts';
import { idleHandlers } from '../support/idle-handlers.ts';

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
          ...idleHandlers,
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

it('RL-1: a job that takes over the work of one that failed is known to the quota as the same, and no other is', async () => {
  const test = await openTestStore();
  try {
    await test.queue.start();
    const check = (number: number) => test.queue.requestCheck({ repository, number }, { background: true });
    await check(1);
    await check(2);
    const ran: { readonly number: number; readonly job: string | undefined }[] = [];
    await test.queue.work({
      ...idleHandlers,
      async checkPullRequest({ number }) {
        const isFirst = !ran.some(one => one.number === number);
        ran.push({ number, job: backgroundPurse()?.job });
        if (number === 2 || !isFirst) return;
        // Waits beside the one that runs.
        await check(1);
        throw new Error('the first one fails');
      },
    });
    await vi.waitFor(() => expect(ran).toHaveLength(3), { timeout: 20_000 });

    const jobsOf = (asked: number) =>
      new Set(ran.filter(({ number }) => number === asked).map(({ job }) => job));
    expect(jobsOf(1)).toEqual(new Set([expect.stringContaining('check ')]));
    expect(jobsOf(2)).not.toEqual(jobsOf(1));
  } finally {
    await test.close();
  }
});
