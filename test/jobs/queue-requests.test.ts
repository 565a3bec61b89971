import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReconcileRequest } from '../../src/model/reconcile.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const repository = { installationId: 3, id: 7, owner: 'harbour', name: 'quotes' };
const elsewhere = { installationId: 4, id: 8, owner: 'shore', name: 'tides' };
const now = new Date('2026-03-01T12:00:00Z');
const inMinutes = (minutes: number) => ({ at: new Date(now.getTime() + minutes * 60_000) });
const reconcile = (change: Partial<ReconcileRequest> = {}): ReconcileRequest => ({
  repository,
  since: now,
  missed: ['runs'],
  ...change,
});

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`what waits in the queue, ${title}`, () => {
    let test: TestStore;
    beforeAll(async () => {
      test = await openTestStore({ kind, now: () => now });
      await test.queue.start();
    });
    beforeEach(() => test.database.pool.query('delete from pgboss.job'));
    afterAll(() => test?.close());

    const waiting = async () => {
      const { rows } = await test.database.pool.query<{
        queue: string;
        key: string;
        data: Record<string, unknown>;
        priority: number;
        minutes: number;
      }>(
        `select name as queue, singleton_key as key, data, priority,
           round(extract(epoch from start_after - now()) / 60)::int as minutes
         from pgboss.job where state < 'active' order by priority desc, name, singleton_key`,
      );
      return rows;
    };

    it('one reconcile for a repository, of all that was missed since the earliest time', async () => {
      await test.queue.requestReconcile(reconcile({ missed: ['runs'] }), inMinutes(30));
      await test.queue.requestReconcile(
        reconcile({ since: new Date('2026-02-01T00:00:00Z'), missed: ['comments'] }),
        inMinutes(20),
      );
      await test.queue.requestReconcile(reconcile({ repository: elsewhere, since: null }));
      const jobs = await waiting();

      expect(jobs).toHaveLength(2);
      expect(jobs.find(({ key }) => key === '3/7')).toMatchObject({
        ...{ queue: 'reconcile', minutes: 20 },
        data: { since: '2026-02-01T00:00:00.000Z', missed: ['runs', 'comments'] },
      });
    });

    it('one job of the ladder for a repository: its history is read before it is assessed', async () => {
      await test.queue.requestLadder({ repository, work: 'backfill' }, inMinutes(0));
      await test.queue.requestLadder({ repository, work: 'assess' }, inMinutes(50));
      await test.queue.requestLadder({ repository: elsewhere, work: 'assess' }, inMinutes(20));
      const jobs = (await waiting()).map(({ queue, key, minutes }) => [queue, key, minutes]);

      expect(jobs.toSorted()).toEqual([
        ['ladder', '3/7', 0],
        ['ladder', '4/8', 20],
      ]);
    });

    it('loses none of fifty requests that come at once for one repository', async () => {
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          test.queue.requestReconcile(reconcile({ missed: [index % 2 ? 'checks' : 'policy'] })),
        ),
      );
      const jobs = await waiting();

      expect(jobs).toHaveLength(1);
      expect(jobs[0]?.data).toMatchObject({ missed: ['checks', 'policy'] });
    });

    it('F25: puts a check in the background behind all that people wait for', async () => {
      await test.queue.requestCheck({ repository, number: 1 }, { background: true });
      for (let number = 2; number <= 20; number++) await test.queue.requestCheck({ repository, number });

      expect((await waiting()).at(-1)?.key).toBe('3/7/1');
    });

    it('lifts a check out of the background when somebody waits for it, and never puts it back', async () => {
      await test.queue.requestCheck({ repository, number: 1 }, { background: true });
      await test.queue.requestCheck({ repository, number: 2 }, { background: true });
      await test.queue.requestCheck({ repository, number: 1 });
      await test.queue.requestCheck({ repository, number: 1 }, { background: true });
      const jobs = await waiting();

      expect(jobs.map(({ key }) => key)).toEqual(['3/7/1', '3/7/2']);
      expect(jobs[0]?.priority).toBeGreaterThan(-1000);
    });

    it('one catch-up and one sweep of the repositories, at the earliest time asked for', async () => {
      for (const minutes of [30, 10, 20]) {
        await test.queue.requestCatchUp(inMinutes(minutes));
        await test.queue.requestSweepRepositories(inMinutes(minutes + 1));
      }

      expect((await waiting()).map(({ queue, minutes }) => [queue, minutes])).toEqual([
        ['catch-up', 10],
        ['sweep-repositories', 11],
      ]);
    });

    it('drops the jobs of one installation, and none of its deliveries', async () => {
      await test.queue.requestCheck({ repository, number: 1 });
      await test.queue.requestReleaseCheck({ repository, releaseId: 1, tag: '4/8/v1' });
      await test.queue.requestReconcile(reconcile());
      await test.queue.requestLadder({ repository, work: 'assess' }, inMinutes(50));
      await test.queue.requestCheck({ repository: elsewhere, number: 1 });
      await test.store.inbox.accept({
        ...{ guid: randomUUID(), event: 'installation', action: 'deleted', installationId: 3 },
        ...{ repositoryId: null, bodySha256: '', receivedAt: now, payload: '{}' },
      });

      expect(await test.queue.dropInstallation(3)).toBe(4);
      expect((await waiting()).map(({ queue }) => queue).toSorted()).toEqual(['check', 'delivery']);
    });

    it('drops what was given up as well, of one installation or repository', async () => {
      const given = { one: repository, other: { ...repository, id: 9 }, elsewhere };
      for (const { installationId, id } of Object.values(given))
        for (const queue of ['check', 'reconcile', 'ladder'])
          await test.database.pool.query(
            `insert into pgboss.job (name, source_name, data, singleton_key)
             values ($1, $2, $3, $4)`,
            [`${queue}-dead`, queue, { repository: { ...repository, id } }, `${installationId}/${id}`],
          );

      expect(await test.queue.dropRepository(repository)).toBe(3);
      expect(await test.queue.dropInstallation(3)).toBe(3);
      expect((await waiting()).map(({ key }) => key)).toEqual(['4/8', '4/8', '4/8']);
    });

    it('drops the jobs of one repository, but not those of the installation that it went to', async () => {
      const moved = { ...repository, installationId: 5 };
      await test.queue.requestCheck({ repository, number: 1 });
      await test.queue.requestCheck({ repository: moved, number: 1 });
      await test.queue.requestCheck({ repository: { ...elsewhere, installationId: 7 }, number: 7 });

      expect(await test.queue.dropRepository(repository)).toBe(1);
      expect((await waiting()).map(({ key }) => key).toSorted()).toEqual(['5/7/1', '7/8/7']);
    });
  });
