import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claim, Effects } from '../../src/store/effect-port.ts';
import { createEffects } from '../../src/store/effects.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const hostile = `'; drop table effect; -- \u0001 "@team" \n\t \u{1F6A2} 港`;
const done = { githubId: 2 ** 45, contentHash: 'b' };

let last = 0;
const fresh = () => `effect/${++last}`;

function mine(claim: Claim) {
  if (claim.kind !== 'mine') throw new Error(`The claim is ${claim.kind}.`);

  return claim;
}

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`effects, ${title}`, () => {
    let opened: TestStore;
    let effects: Effects;

    beforeAll(async () => {
      opened = await openTestStore({ kind });
      effects = opened.store.effects;
    });
    afterAll(() => opened?.close());

    /** Its lease is over at once by any clock. */
    const stopped = () => createEffects(opened.database, { leaseMs: 0 });
    const other = () => createEffects(opened.database);

    it('belong to who claims them first, for 30 s', async () => {
      const key = `${hostile} ${fresh()}`;

      expect(await effects.claim(key, 'a', noon)).toMatchObject({
        ...{ kind: 'mine', heldForMs: 30_000, doubtMs: null },
      });
      const claim = await effects.claim(key, 'b', noon);
      expect(claim).toMatchObject({ kind: 'held' });
      expect(claim.kind === 'held' && claim.waitMs).toBeGreaterThan(20_000);
      expect(claim.kind === 'held' && claim.waitMs).toBeLessThanOrEqual(30_000);
    });

    it('F14: belong to one of many workers', async () => {
      const key = fresh();
      const all = await Promise.all(Array.from({ length: 10 }, () => effects.claim(key, 'a', noon)));

      expect(all.filter(claim => claim.kind === 'mine')).toHaveLength(1);
      expect(all.filter(claim => claim.kind === 'held')).toHaveLength(9);
    });

    it('are done once and for all', async () => {
      const key = fresh();
      await effects.claim(key, 'a', noon);
      expect(await effects.find(key)).toBeUndefined();
      expect(await effects.complete(key, done)).toBeUndefined();

      expect(await effects.claim(key, 'c', later(1e6))).toEqual({ kind: 'done', ...done });
      expect(await effects.find(key)).toEqual(done);
    });

    it('are done also where their row is gone, and without a target', async () => {
      const key = fresh();
      const dropped = { githubId: null, contentHash: 'gone' };
      expect(await effects.complete(key, dropped)).toBeUndefined();

      expect(await effects.claim(key, 'a', noon)).toEqual({ kind: 'done', ...dropped });
    });

    it('are new again when abandoned, unless they are done', async () => {
      const key = fresh();
      await effects.abandon(key, mine(await effects.claim(key, 'a', noon)).fence);
      const { doubtMs, fence } = mine(await effects.claim(key, 'a', noon));
      expect(doubtMs).toBeNull();

      await effects.complete(key, done);
      await effects.abandon(key, fence);
      expect(await effects.claim(key, 'a', noon)).toMatchObject({ kind: 'done' });
    });

    it('are free when let go, and tell how long ago a request may have left', async () => {
      const key = fresh();
      const first = mine(await effects.claim(key, 'a', noon));
      await effects.release(key, first.fence, 'in-doubt', noon);
      const second = mine(await effects.claim(key, 'a', later(20)));
      expect(second.fence).toBeGreaterThan(first.fence);
      expect(second.doubtMs).not.toBeNull();
      if (kind === 'embedded') expect(second.doubtMs).toBe(20_000);

      await effects.release(key, second.fence, 'as-it-was', later(20));
      const third = mine(await effects.claim(key, 'a', later(50)));
      if (kind === 'embedded') expect(third.doubtMs).toBe(50_000);
      await effects.release(key, third.fence, 'in-doubt', later(50));
      const { doubtMs } = mine(await effects.claim(key, 'a', later(51)));
      expect(doubtMs).toBeLessThanOrEqual(1_000);
    });

    it('F14: are taken over when a lease ran out, and the late holder cannot let go of them any more', async () => {
      const key = fresh();
      const late = mine(await stopped().claim(key, 'a', noon));
      await sleep(5);
      const { fence, doubtMs } = mine(await effects.claim(key, 'a', noon));
      expect(fence).toBeGreaterThan(late.fence);
      expect(doubtMs).not.toBeNull();

      await stopped().abandon(key, late.fence);
      await stopped().release(key, late.fence, 'as-it-was', noon);
      expect(await effects.claim(key, 'a', noon)).toMatchObject({ kind: 'held' });
    });

    it('F14: keep what was completed first; everybody else learns what that is', async () => {
      const key = fresh();
      await stopped().claim(key, 'a', noon);
      await sleep(5);
      await effects.claim(key, 'a', noon);
      const late = { githubId: 1, contentHash: 'a' };

      expect(await stopped().complete(key, late)).toBeUndefined();
      expect(await effects.complete(key, { githubId: 2, contentHash: 'a' })).toEqual(late);
      expect(await effects.find(key)).toEqual(late);
    });

    it('never have the same fence again, also after their row was deleted', async () => {
      const key = fresh();
      const late = mine(await stopped().claim(key, 'a', noon));
      await stopped().abandon(key, late.fence);
      await effects.claim(key, 'a', noon);
      await stopped().abandon(key, late.fence);

      expect(await effects.claim(key, 'a', noon)).toMatchObject({ kind: 'held' });
    });

    if (kind === 'embedded') {
      it('F24: are free after a restart, which voids all leases of the one process', async () => {
        const key = fresh();
        await effects.claim(key, 'a', noon);
        const { doubtMs } = mine(await other().claim(key, 'a', later(5)));

        // Its request left before this process began, so at the latest now.
        expect(doubtMs).toBe(0);
      });

      it('F24: are free when the clock was set back by a day', async () => {
        const key = fresh();
        await effects.claim(key, 'a', later(86_400));

        expect(await effects.claim(key, 'a', noon)).toMatchObject({ kind: 'mine' });
        expect(await effects.claim(key, 'a', later(29))).toMatchObject({ kind: 'held', waitMs: 1_000 });
        expect(await effects.claim(key, 'a', later(30))).toMatchObject({ kind: 'mine', doubtMs: 0 });
      });
    } else {
      it("F24: stay with another process, by the database's clock and not by its own", async () => {
        const key = fresh();
        await effects.claim(key, 'a', noon);

        expect(await other().claim(key, 'a', later(86_400))).toMatchObject({ kind: 'held' });
      });
    }
  });
}
