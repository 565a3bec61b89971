import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobHandlers } from '../../src/jobs/queue.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import type { PullRequestRef } from '../../src/model/repository.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const repository = { installationId: 3, id: 7, owner: 'harbour', name: 'quotes' };
const pullRequest = (number: number): PullRequestRef => ({ repository, number });
const handlers = (change: Partial<JobHandlers> = {}): JobHandlers => ({
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
  ...change,
});
const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 20_000, interval: 20 });

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`the queue, ${title}`, () => {
    let test: TestStore;
    let current: JobHandlers;
    // A clock that is far from the database's: only differences count.
    const now = new Date('2001-01-01T00:00:00Z');
    const inSeconds = (seconds: number) => ({ at: new Date(now.getTime() + seconds * 1000) });

    beforeAll(async () => {
      test = await openTestStore({ kind, now: () => now, debounceMs: 600 });
      await test.queue.start();
      await test.queue.work({
        ...handlers(),
        delivery: guid => current.delivery(guid),
        checkPullRequest: ref => current.checkPullRequest(ref),
        checkMergeGroup: group => current.checkMergeGroup(group),
        checkRelease: release => current.checkRelease(release),
        measureCommit: commit => current.measureCommit(commit),
        ladder: job => current.ladder(job),
      });
    });
    beforeEach(async () => {
      current = handlers();
      // A job that a worker has taken already would run with the handlers of the next test.
      await test.database.pool.query(`delete from pgboss.job where state <> 'active'`);
      await until(async () => {
        const { rows } = await test.database.pool.query(`select 1 from pgboss.job where state = 'active'`);
        return rows.length === 0;
      });
      await test.database.pool.query('delete from pgboss.job');
    });
    afterAll(() => test?.close());

    const accept = (guid: string = randomUUID()) =>
      test.store.inbox.accept({
        ...{ guid, event: 'push', action: null, installationId: 3, repositoryId: 7 },
        ...{ bodySha256: guid, receivedAt: new Date(), payload: '{}' },
      });
    /** Long enough for everything that a test asks for before one of it runs, also on a busy machine. */
    const later = inSeconds(60);
    const bringForward = async () => {
      await test.database.pool.query(`update pgboss.job set start_after = now() where state = 'created'`);
      await test.queue.requestCheck(pullRequest(999), inSeconds(0));
    };
    /** Lets jobs that wait for their next attempt run now; other jobs wake the workers. */
    const hurry = async () => {
      await test.database.pool.query(`update pgboss.job set start_after = now() where state = 'retry'`);
      await Promise.all([accept(), test.queue.requestCheck(pullRequest(999), inSeconds(0))]);
    };
    const checks = async (number: number) => {
      const { rows } = await test.database.pool.query<{ state: string; wait: number; isBackground: boolean }>(
        `select state, extract(epoch from start_after - now())::float as wait,
           priority <= ${-(2 ** 30)} as "isBackground"
         from pgboss.job where name = 'check' and singleton_key = $1 and state <= 'active'`,
        [`3/7/${number}`],
      );
      return rows;
    };
    const deliveries = async (): Promise<Record<string, string>> => {
      const { rows } = await test.database.pool.query<{ guid: string; state: string }>(
        `select data->>'guid' as guid, state from pgboss.job where name = 'delivery'`,
      );
      return Object.fromEntries(rows.map(({ guid, state }) => [guid, state]));
    };
    const waitsForRetry = (number: number) => until(async () => (await checks(number))[0]?.state === 'retry');

    it('runs accepted deliveries, several at a time, each once', async () => {
      const guids = Array.from({ length: 30 }, () => randomUUID());
      const ran: string[] = [];
      let running = 0;
      let mostRunning = 0;
      current = handlers({
        async delivery(guid) {
          mostRunning = Math.max(mostRunning, ++running);
          await sleep(10);
          running--;
          ran.push(guid);
          await test.store.inbox.finish(guid, null);
        },
      });
      await Promise.all(guids.map(guid => accept(guid)));
      await until(async () => (await test.store.inbox.counts()).processed >= guids.length);

      expect(ran.toSorted()).toEqual(guids.toSorted());
      expect(mostRunning).toBeGreaterThan(1);
      expect(mostRunning).toBeLessThanOrEqual(4);
      expect(await test.store.inbox.counts()).toMatchObject({ accepted: 30, processed: 30 });
    });

    it('makes one job of a burst of requests, and one for each pull request', async () => {
      const ran: number[] = [];
      current = handlers({
        async checkPullRequest({ number }) {
          ran.push(number);
        },
      });
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          test.queue.requestCheck(pullRequest(1 + (index % 2)), later),
        ),
      );
      expect([...(await checks(1)), ...(await checks(2))]).toHaveLength(2);
      await bringForward();
      await until(async () => ran.length >= 3 && (await checks(1)).length + (await checks(2)).length === 0);

      expect(ran.toSorted()).toEqual([1, 2, 999]);
    });

    it('runs once more after requests that came while it ran, never two at once for one key', async () => {
      const gate = Promise.withResolvers<void>();
      const log: string[] = [];
      current = handlers({
        async checkPullRequest() {
          log.push('start');
          if (log.length === 1) await gate.promise;
          log.push('end');
        },
      });
      await test.queue.requestCheck(pullRequest(1));
      await until(() => log.length === 1);
      for (let request = 0; request < 5; request++) await test.queue.requestCheck(pullRequest(1));
      gate.resolve();
      await until(async () => log.length >= 4 && (await checks(1)).length === 0);

      expect(log).toEqual(['start', 'end', 'start', 'end']);
    });

    it('runs checks of different pull requests side by side', async () => {
      const both = Promise.withResolvers<void>();
      let running = 0;
      current = handlers({
        async checkPullRequest() {
          if (++running === 2) both.resolve();
          await both.promise;
        },
      });
      await test.queue.requestCheck(pullRequest(1));
      await test.queue.requestCheck(pullRequest(2));

      await expect(both.promise).resolves.toBeUndefined();
    });

    it.each([
      { first: 60, second: 20 },
      { first: 20, second: 60 },
    ])('waits 20 s when asked for in $first s and then in $second s', async ({ first, second }) => {
      for (const seconds of [first, second])
        await test.queue.requestCheck(pullRequest(1), inSeconds(seconds));
      const waiting = await checks(1);

      expect(waiting).toHaveLength(1);
      expect(waiting[0]?.wait).toBeGreaterThan(10);
      expect(waiting[0]?.wait).toBeLessThanOrEqual(20);
    });

    it('brings a waiting check forward when it is asked for at once', async () => {
      const ran: PullRequestRef[] = [];
      current = handlers({
        async checkPullRequest(ref) {
          ran.push(ref);
        },
      });
      const renamed = { repository: { ...repository, name: 'renamed' }, number: 1 };
      await test.queue.requestCheck(pullRequest(1), inSeconds(60));
      await test.queue.requestCheck(renamed, inSeconds(-5));
      await until(async () => ran.length > 0 && (await checks(1)).length === 0);

      expect(ran).toEqual([renamed]);
    });

    it('runs a check that waits when its time has come, without a notification', async () => {
      const ran = Promise.withResolvers<PullRequestRef>();
      current = handlers({ checkPullRequest: async ref => ran.resolve(ref) });
      await test.queue.requestCheck(pullRequest(5), inSeconds(0.3));

      expect(await ran.promise).toEqual(pullRequest(5));
    });

    it('keys merge groups by their head commit', async () => {
      const ran: unknown[] = [];
      const group = { repository, headSha: 'a'.repeat(40), baseBranch: 'main', pullRequest: 9 };
      current = handlers({
        async checkMergeGroup(ref) {
          ran.push(ref);
        },
      });
      for (const headSha of [group.headSha, group.headSha, 'b'.repeat(40)])
        await test.queue.requestMergeGroupCheck({ ...group, headSha }, later);
      await bringForward();
      await until(() => ran.length >= 2);

      expect(ran).toContainEqual(group);
      expect(ran).toContainEqual({ ...group, headSha: 'b'.repeat(40) });
      expect(ran).toHaveLength(2);
    });

    it('keys releases by their tag; of one that was made anew the newest id counts', async () => {
      const ran: unknown[] = [];
      const release = { repository, releaseId: 8, tag: 'v1.4.0' };
      current = handlers({
        async checkRelease(ref) {
          ran.push(ref);
        },
      });
      await test.queue.requestReleaseCheck({ ...release, releaseId: 7 }, later);
      await test.queue.requestReleaseCheck(release, later);
      await test.queue.requestReleaseCheck({ ...release, tag: 'v1.5.0' }, later);
      await bringForward();
      await until(() => ran.length >= 2);

      expect(ran).toContainEqual(release);
      expect(ran).toContainEqual({ ...release, tag: 'v1.5.0' });
      expect(ran).toHaveLength(2);
    });

    it('gives up a delivery after 8 attempts, keeps it as a dead letter, and takes it again when it comes again', async () => {
      const guid = randomUUID();
      let attempts = 0;
      let isMended = false;
      current = handlers({
        async delivery(ran) {
          if (ran !== guid) return;
          attempts++;
          if (!isMended) throw new Error('broken');
        },
      });
      await accept(guid);
      await until(async () => {
        await hurry();
        return (await test.queue.depth()).failed === 1;
      });
      expect(attempts).toBe(8);

      isMended = true;
      expect(await accept(guid)).toBe('accepted');
      await until(() => attempts === 9);
      expect((await test.queue.depth()).failed).toBe(0);
    });

    it('tries no earlier than GitHub said, even when asked again, and counts no attempt for it', async () => {
      let attempts = 0;
      current = handlers({
        async checkPullRequest({ number }) {
          if (number !== 1) return;
          attempts++;
          throw new GatewayError('rate-limited', 'too many', { retryAfterSeconds: 600 });
        },
      });
      await test.queue.requestCheck(pullRequest(1));
      await waitsForRetry(1);
      await test.queue.requestCheck(pullRequest(1));
      const waiting = await checks(1);

      expect(waiting).toHaveLength(1);
      expect(waiting[0]?.wait).toBeGreaterThan(590);
      for (let count = 2; count <= 10; count++) {
        await hurry();
        await until(() => attempts === count);
        await waitsForRetry(1);
      }
      expect((await test.queue.depth()).failed).toBe(0);
    });

    it('counts an attempt that GitHub may have carried out, and tries no earlier than is known of it', async () => {
      let attempts = 0;
      current = handlers({
        async checkPullRequest({ number }) {
          if (number !== 1) return;
          attempts++;
          const details = { retryAfterSeconds: 60, countsAsAttempt: true };
          throw new GatewayError('unavailable', 'no answer', details);
        },
      });
      await test.queue.requestCheck(pullRequest(1));
      await waitsForRetry(1);
      expect((await checks(1))[0]?.wait).toBeGreaterThan(55);
      await until(async () => {
        await hurry();
        return (await test.queue.depth()).failed === 1;
      });
      expect(attempts).toBe(8);
    });

    it('backs off after any other error, and a new request brings the next attempt forward', async () => {
      let attempts = 0;
      current = handlers({
        async checkPullRequest() {
          if (++attempts === 1) throw new GatewayError('unavailable', 'no answer');
        },
      });
      await test.queue.requestCheck(pullRequest(1));
      await waitsForRetry(1);
      expect((await checks(1))[0]?.wait).toBeGreaterThan(5);
      await test.queue.requestCheck(pullRequest(1));
      await until(() => attempts === 2);
    });

    it('leaves a failed check to the one that waits for the same pull request', async () => {
      let attempts = 0;
      current = handlers({
        async checkPullRequest(ref) {
          if (++attempts > 1) return;
          await test.queue.requestCheck(ref, inSeconds(60));
          throw new GatewayError('rate-limited', 'too many', { retryAfterSeconds: 300 });
        },
      });
      await test.queue.requestCheck(pullRequest(1));
      await until(async () => attempts === 1 && (await checks(1)).every(({ state }) => state !== 'active'));
      const waiting = await checks(1);

      expect(waiting).toHaveLength(1);
      expect(waiting[0]?.state).toBe('created');
      expect(waiting[0]?.wait).toBeGreaterThan(290);
    });

    it('what people wait for is still that when a job takes it over for which nobody waits', async () => {
      let attempts = 0;
      current = handlers({
        async checkPullRequest(ref) {
          if (++attempts > 1) return;
          await test.queue.requestCheck(ref, { ...inSeconds(600), background: true });
          throw new GatewayError('unavailable', 'no answer');
        },
      });
      await test.queue.requestCheck(pullRequest(1));
      await until(async () => attempts === 1 && (await checks(1)).every(({ state }) => state !== 'active'));
      const [waiting, ...others] = await checks(1);

      expect(others).toEqual([]);
      expect(waiting?.isBackground).toBe(false);
      expect(waiting?.wait).toBeLessThan(11);
    });

    it('RL-6: one installation that rests puts off no sweep, and catching up for minutes at the most', async () => {
      const rests = new GatewayError('rate-limited', 'too many', { retryAfterSeconds: 3000 });
      const [sweep, catchUp] = [vi.fn().mockRejectedValue(rests), vi.fn().mockRejectedValue(rests)];
      const resting = await openTestStore({ kind, sweepEverySeconds: 0.1 });
      const waitOfCatchUp = async () => {
        const { rows } = await resting.database.pool.query<{ wait: number }>(
          `select extract(epoch from start_after - now())::float as wait
           from pgboss.job where name = 'catch-up' and state = 'retry'`,
        );
        return rows[0]?.wait ?? 0;
      };
      try {
        await resting.queue.start();
        await resting.queue.work({ ...handlers(), sweep, catchUp });
        await resting.queue.requestCatchUp();
        await until(async () => sweep.mock.calls.length >= 3 && (await waitOfCatchUp()) > 0);
        expect(await waitOfCatchUp()).toBeLessThanOrEqual(120);
        await resting.queue.requestCatchUp();
        await until(() => catchUp.mock.calls.length === 2);
      } finally {
        await resting.close();
      }
    });

    it('sweeps every now and then, one sweep at a time', async () => {
      let sweeps = 0;
      let running = 0;
      let mostRunning = 0;
      // A queue of its own: sweeps that come and go would be counted among the other tests' jobs.
      const sweeping = await openTestStore({ kind, sweepEverySeconds: 0.1 });
      try {
        await sweeping.queue.start();
        await sweeping.queue.work({
          ...handlers(),
          async sweep() {
            mostRunning = Math.max(mostRunning, ++running);
            await sleep(250);
            running--;
            sweeps++;
          },
        });
        await until(() => sweeps >= 2);
      } finally {
        await sweeping.close();
      }

      expect(mostRunning).toBe(1);
    });

    it('tells how many jobs wait, run, have a later time and have died', async () => {
      const gate = Promise.withResolvers<void>();
      current = handlers({ delivery: () => gate.promise });
      for (let count = 0; count < 6; count++) await accept();
      await test.queue.requestCheck(pullRequest(1), inSeconds(60));
      await until(async () => (await test.queue.depth()).active === 4);
      await test.database.pool.query(
        `update pgboss.job set start_after = now() - interval '90 s' where name = 'delivery' and state = 'created'`,
      );
      const depth = await test.queue.depth();
      gate.resolve();

      expect(depth).toMatchObject({ waiting: 2, active: 4, scheduled: 1, failed: 0 });
      expect(depth.oldestSeconds).toBeGreaterThanOrEqual(90);
      await until(async () => (await test.queue.depth()).active === 0);
      expect(await test.queue.depth()).toMatchObject({ waiting: 0, oldestSeconds: 0 });
    });

    it('lets running jobs finish when it stops, and leaves what it did not take', async () => {
      const started = Promise.withResolvers<void>();
      const gate = Promise.withResolvers<void>();
      const ran: string[] = [];
      current = handlers({
        async delivery(guid) {
          started.resolve();
          await gate.promise;
          ran.push(guid);
        },
      });
      const [running, late] = [randomUUID(), randomUUID()];
      await accept(running);
      await started.promise;
      const stopped = test.queue.stop(10_000);
      await accept(late);
      gate.resolve();
      await stopped;

      // A worker that was fetching when the stop came may have taken the second one: then it finishes that too.
      const isLateTaken = ran.includes(late);
      expect(ran.toSorted()).toEqual((isLateTaken ? [running, late] : [running]).toSorted());
      expect(await deliveries()).toEqual({
        [running]: 'completed',
        [late]: isLateTaken ? 'completed' : 'created',
      });
      expect(await test.queue.depth()).toMatchObject({ waiting: isLateTaken ? 0 : 1, active: 0 });
    });
  });
}
