import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobHandlers } from '../../src/jobs/queue.ts';
import type { ReconcileRequest } from '../../src/model/reconcile.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const repository = { installationId: 3, id: 7, owner: 'harbour', name: 'quotes' };
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
const poisoned = 1;

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`F26: poison jobs, ${title}`, () => {
    let test: TestStore;
    let current: JobHandlers;
    let attempts: number;
    let healthy: number[];
    beforeAll(async () => {
      test = await openTestStore({ kind, sweepEverySeconds: 0.5 });
      await test.queue.start();
      await test.queue.work({
        ...idle,
        delivery: guid => current.delivery(guid),
        checkPullRequest: ref => current.checkPullRequest(ref),
        checkRelease: release => current.checkRelease(release),
        measureCommit: commit => current.measureCommit(commit),
        ladder: job => current.ladder(job),
        reconcile: request => current.reconcile(request),
      });
    });
    beforeEach(async () => {
      await test.database.pool.query('delete from pgboss.job');
      attempts = 0;
      healthy = [];
      asked.clear();
      current = idle;
    });
    afterAll(() => test?.close());

    const poison = (act: () => Promise<void>): Partial<JobHandlers> => ({
      async checkPullRequest({ number }) {
        if (number !== poisoned) return void healthy.push(number);
        attempts++;
        await act();
      },
    });
    const asked = new Set<number>();
    /** Lets time pass: the next attempt runs now, and other jobs of the same tenant come along. */
    const untilGivenUp = () =>
      vi.waitFor(
        async () => {
          await test.database.pool.query(`update pgboss.job set start_after = now() where state = 'retry'`);
          const number = 100 + attempts;
          asked.add(number);
          await test.queue.requestCheck({ repository, number });
          expect(await test.queue.deadLetters()).toHaveLength(1);
        },
        { timeout: 30_000, interval: 20 },
      );

    it.each([
      { what: 'fails', message: 'no such line' },
      { what: 'fails with text that no database stores', message: `a\u0000b${'🚢'.repeat(100_000)}` },
    ])('a check that always $what is given up after 8 attempts; others go on', async ({ message }) => {
      current = {
        ...idle,
        ...poison(async () => {
          throw new Error(message);
        }),
      };
      await test.queue.requestCheck({ repository, number: poisoned });
      await untilGivenUp();
      const [letter] = await test.queue.deadLetters();

      expect(attempts).toBe(8);
      expect(letter).toMatchObject({
        ...{ queue: 'check', attempts: 8, about: { repository, what: '#1' } },
        reason: expect.stringContaining(message.slice(0, 1)),
      });
      expect(letter?.reason.length).toBeLessThanOrEqual(1000);
      expect(letter?.givenUpAt.getTime()).toBeGreaterThanOrEqual(letter?.askedAt.getTime() ?? Infinity);
      expect(asked.size).toBeGreaterThan(1);
      await vi.waitFor(() => expect(new Set(healthy)).toEqual(asked), { timeout: 5000 });
    });

    it('a check that never ends is cut off when its time is over; others go on meanwhile', async () => {
      current = { ...idle, ...poison(() => new Promise(() => {})) };
      await test.queue.requestCheck({ repository, number: poisoned }, { at: new Date(Date.now() + 60_000) });
      await test.database.pool.query('update pgboss.job set expire_seconds = 1, start_after = now()');
      await test.queue.requestCheck({ repository, number: 2 });
      await vi.waitFor(() => expect([attempts, healthy]).toEqual([1, [2]]), { timeout: 5000 });
      await vi.waitFor(
        async () => {
          const { rows } = await test.database.pool.query<{ state: string }>(
            `select state from pgboss.job where singleton_key = '3/7/1'`,
          );
          expect(rows).toEqual([{ state: 'retry' }]);
        },
        { timeout: 10_000 },
      );
    });

    it('a dead letter that is retried runs once more, with all its attempts', async () => {
      let isMended = false;
      current = {
        ...idle,
        ...poison(async () => {
          if (!isMended) throw new Error('broken');
        }),
      };
      await test.queue.requestCheck({ repository, number: poisoned });
      await untilGivenUp();
      const [letter] = await test.queue.deadLetters();
      isMended = true;

      expect(await test.queue.retryDead(letter?.id ?? '')).toBe(true);
      await vi.waitFor(() => expect(attempts).toBe(9), { timeout: 5000 });
      expect(await test.queue.deadLetters()).toEqual([]);
      expect(await test.queue.retryDead(letter?.id ?? '')).toBe(false);
    });

    it('a dead letter tells what it was about', async () => {
      const guid = randomUUID();
      const fail = async () => {
        throw new Error('broken');
      };
      current = { ...idle, delivery: fail, checkRelease: fail, reconcile: fail };
      await test.store.inbox.accept({
        ...{ guid, event: 'pull_request', action: 'opened', installationId: 3 },
        ...{ repositoryId: 7, bodySha256: guid, receivedAt: new Date(), payload: '{}' },
      });
      await test.queue.requestReleaseCheck({ repository, releaseId: 1, tag: 'v1.4.0' });
      await test.queue.requestReconcile({ repository, since: null, missed: ['runs'] });
      await test.database.pool.query(`update pgboss.job set retry_limit = 0 where state < 'active'`);
      await vi.waitFor(
        async () => {
          await test.database.pool.query(
            `update pgboss.job set start_after = now(), retry_limit = retry_count where state = 'retry'`,
          );
          expect(await test.queue.deadLetters()).toHaveLength(3);
        },
        { timeout: 20_000, interval: 50 },
      );

      const told = new Map((await test.queue.deadLetters()).map(({ queue, about }) => [queue, about]));
      expect(told.get('delivery')).toEqual({ guid, event: 'pull_request', action: 'opened' });
      expect(told.get('check')).toEqual({ repository, what: 'release v1.4.0' });
      expect(told.get('reconcile')).toEqual({ repository, what: null });
    });

    const later = () => ({ at: new Date(Date.now() + 60_000) });
    const waitingReconciles = async () => {
      const { rows } = await test.database.pool.query<{ data: object }>(
        `select data from pgboss.job where name = 'reconcile' and state < 'active'`,
      );

      return rows.map(({ data }) => data);
    };
    const since = new Date('2026-03-01T12:00:00Z');
    const both = { repository, since: since.toISOString(), missed: ['pull-requests', 'comments'] };

    it('F5: a reconcile that fails leaves its work to the one that waits for the same repository', async () => {
      current = {
        ...idle,
        async reconcile() {
          await test.queue.requestReconcile(
            { repository, since: new Date(), missed: ['pull-requests'] },
            later(),
          );
          throw new Error('GitHub answered 502.');
        },
      };
      await test.queue.requestReconcile({ repository, since, missed: ['comments'] });

      await vi.waitFor(async () => expect(await waitingReconciles()).toEqual([both]), { timeout: 10_000 });
    });

    it('F5: so does a dead letter that is retried', async () => {
      const fail = async () => {
        throw new Error('broken');
      };
      current = { ...idle, reconcile: fail };
      await test.queue.requestReconcile({ repository, since, missed: ['comments'] });
      const [letter] = await vi.waitFor(
        async () => {
          await test.database.pool.query(
            `update pgboss.job set start_after = now(), retry_limit = retry_count where state = 'retry'`,
          );
          const letters = await test.queue.deadLetters();
          expect(letters).toHaveLength(1);

          return letters;
        },
        { timeout: 10_000 },
      );
      await test.queue.requestReconcile(
        { repository, since: new Date(), missed: ['pull-requests'] },
        later(),
      );

      expect(await test.queue.retryDead(letter?.id ?? '')).toBe(true);
      expect(await waitingReconciles()).toEqual([both]);
    });

    it('what is given up again and again is one dead letter, with the work of all', async () => {
      const given: ReconcileRequest[] = [];
      let isMended = false;
      current = {
        ...idle,
        async reconcile(request) {
          if (!isMended) throw new Error('broken');
          given.push(request);
        },
      };
      for (const missed of ['comments', 'pull-requests'] as const) {
        await test.queue.requestReconcile({ repository, since, missed: [missed] });
        await vi.waitFor(
          async () => {
            await test.database.pool.query(
              `update pgboss.job set start_after = now(), retry_limit = retry_count where state = 'retry'`,
            );
            const { rows } = await test.database.pool.query(
              `select 1 from pgboss.job where name = 'reconcile' and state <= 'active'`,
            );
            expect(rows).toEqual([]);
          },
          { timeout: 10_000 },
        );
      }
      const [letter] = await vi.waitFor(
        async () => {
          const letters = await test.queue.deadLetters();
          expect(letters).toHaveLength(1);

          return letters;
        },
        { timeout: 10_000 },
      );
      isMended = true;
      await test.queue.retryDead(letter?.id ?? '');

      await vi.waitFor(() => expect(given).toHaveLength(1), { timeout: 10_000 });
      expect(given[0]?.missed.toSorted()).toEqual(['comments', 'pull-requests']);
    });

    it.each(['', 'x', randomUUID(), "'; drop table delivery; --"])('has no dead letter %j', async id => {
      expect(await test.queue.retryDead(id)).toBe(false);
    });
  });
