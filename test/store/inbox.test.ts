import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, Store } from '../../src/store/port.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const delivery = (change: Partial<Delivery> = {}): Delivery => ({
  guid: randomUUID(),
  event: 'pull_request',
  action: 'opened',
  installationId: 3,
  repositoryId: Number.MAX_SAFE_INTEGER,
  bodySha256: randomUUID(),
  receivedAt: noon,
  payload: '{"title":"\\u0000 港"}',
  ...change,
});

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`the inbox, ${title}`, () => {
    let opened: TestStore;
    let inbox: Store['inbox'];
    let before: Awaited<ReturnType<Store['inbox']['counts']>>;

    beforeAll(async () => {
      opened = await openTestStore({ kind, now: () => noon });
      inbox = opened.store.inbox;
      await opened.queue.start();
    });
    beforeEach(async () => {
      before = await inbox.counts();
    });
    afterAll(() => opened?.close());

    const jobs = async (guid: string): Promise<number> => {
      const { rows } = await opened.database.pool.query(
        `select from pgboss.job where name = 'delivery' and data->>'guid' = $1`,
        [guid],
      );
      return rows.length;
    };
    const added = async () => {
      const after = await inbox.counts();
      return [
        after.received - before.received,
        after.accepted - before.accepted,
        after.processed - before.processed,
      ];
    };

    it('stores a delivery and its job', async () => {
      const sent = delivery();

      expect(await inbox.accept(sent)).toBe('accepted');
      expect(await inbox.read(sent.guid)).toMatchObject({ ...sent, repeatsBody: false });
      expect(await jobs(sent.guid)).toBe(1);
      expect(await added()).toEqual([1, 1, 0]);
    });

    it('knows a GUID that waits', async () => {
      const sent = delivery();
      await inbox.accept(sent);

      expect(await inbox.accept({ ...sent, payload: '{}' })).toBe('duplicate');
      expect(await inbox.read(sent.guid)).toMatchObject({ payload: sent.payload, repeatsBody: false });
      expect(await jobs(sent.guid)).toBe(1);
      expect(await added()).toEqual([2, 1, 0]);
    });

    it('makes one job of ten deliveries of one GUID at once', async () => {
      const sent = delivery();
      const answers = await Promise.all(Array.from({ length: 10 }, () => inbox.accept(sent)));

      expect(answers.filter(answer => answer === 'accepted')).toHaveLength(1);
      expect(answers.filter(answer => answer === 'duplicate')).toHaveLength(9);
      expect(await jobs(sent.guid)).toBe(1);
      expect(await added()).toEqual([10, 1, 0]);
    });

    it('finishes a delivery once, drops its payload and knows it for ever after', async () => {
      const sent = delivery();
      await inbox.accept(sent);
      await inbox.finish(sent.guid, 'draft');
      await inbox.finish(sent.guid, 'again');
      const { rows } = await opened.database.pool.query(
        'select payload, reason, finished_at from delivery where guid = $1',
        [sent.guid],
      );

      expect(rows).toEqual([{ payload: null, reason: 'draft', finished_at: noon }]);
      expect(await inbox.read(sent.guid)).toBeUndefined();
      expect(await inbox.accept(sent)).toBe('duplicate');
      expect(await added()).toEqual([2, 1, 1]);
    });

    it('accepts an unfinished delivery again when its job is gone', async () => {
      const sent = delivery();
      await inbox.accept(sent);
      await opened.database.pool.query(`delete from pgboss.job where data->>'guid' = $1`, [sent.guid]);

      expect(await inbox.accept(sent)).toBe('accepted');
      expect(await jobs(sent.guid)).toBe(1);
    });

    it('says of bytes seen under another GUID that they repeat, also when those were ignored', async () => {
      const [first, second] = [delivery(), delivery()];
      await inbox.accept(first);
      await inbox.ignore(second, 'own event');
      const again = [delivery({ bodySha256: first.bodySha256 }), delivery({ bodySha256: second.bodySha256 })];

      for (const sent of again) {
        expect(await inbox.accept(sent)).toBe('accepted');
        expect(await inbox.read(sent.guid)).toMatchObject({ repeatsBody: true });
      }
    });

    it('keeps of an ignored delivery only what it is known by', async () => {
      const { payload: _, ...sent } = delivery();

      expect(await inbox.ignore(sent, 'status of an unknown commit')).toBe('ignored');
      expect(await inbox.ignore(sent, 'status of an unknown commit')).toBe('duplicate');
      expect(await inbox.accept({ ...sent, payload: '{}' })).toBe('duplicate');
      expect(await inbox.read(sent.guid)).toBeUndefined();
      expect(await jobs(sent.guid)).toBe(0);
      expect(await added()).toEqual([3, 0, 0]);
    });

    it('stores nothing when the job cannot be queued', async () => {
      const sent = delivery({ guid: 'not-queued' });
      await opened.database.pool.query(
        `alter table pgboss.job_common add constraint refused check (data->>'guid' <> 'not-queued')`,
      );

      await expect(inbox.accept(sent)).rejects.toThrow();
      expect(await inbox.read(sent.guid)).toBeUndefined();
      expect(await added()).toEqual([0, 0, 0]);
    });

    it('tells what became of deliveries, and nothing of those it never saw', async () => {
      const [waiting, finished, ignored] = [delivery(), delivery(), delivery()];
      await inbox.accept(waiting);
      await inbox.accept(finished);
      await inbox.finish(finished.guid, 'draft');
      await inbox.ignore(ignored, 'unknown event');

      const fates = await inbox.fates([waiting.guid, finished.guid, ignored.guid, randomUUID()]);

      expect(Object.fromEntries(fates)).toEqual({
        [waiting.guid]: { ignored: false, finished: false, reason: null },
        [finished.guid]: { ignored: false, finished: true, reason: 'draft' },
        [ignored.guid]: { ignored: true, finished: true, reason: 'unknown event' },
      });
      expect((await inbox.fates([])).size).toBe(0);
    });

    it('forgets finished deliveries of before a time, and no other', async () => {
      const waiting = delivery({ receivedAt: new Date(noon.getTime() + 60_000) });
      const finished = delivery();
      await inbox.accept(waiting);
      await inbox.accept(finished);
      await inbox.finish(finished.guid, null);

      await inbox.prune(noon, 1_000);
      expect(await inbox.accept(finished)).toBe('duplicate');
      expect(await inbox.prune(new Date(noon.getTime() + 1), 1_000)).toBeGreaterThan(0);
      expect(await inbox.accept(finished)).toBe('accepted');
      expect(await inbox.accept(waiting)).toBe('duplicate');
    });

    it('forgets those of before a time that were given up, so many at once', async () => {
      const given = [delivery(), delivery(), delivery()];
      for (const one of given) await inbox.accept(one);
      const after = new Date(Math.max(...given.map(({ receivedAt }) => receivedAt.getTime())) + 1);
      const { received } = await inbox.counts();

      expect(await inbox.prune(after, 2)).toBe(2);
      expect((await inbox.counts()).received).toBe(received - 2);
    });

    it('takes a payload of 25 MB', async () => {
      const sent = delivery({ payload: JSON.stringify({ text: 'x'.repeat(25 * 1024 * 1024) }) });
      await inbox.accept(sent);

      expect((await inbox.read(sent.guid))?.payload.length).toBe(sent.payload.length);
    });
  });
}
