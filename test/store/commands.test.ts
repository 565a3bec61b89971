import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewCommand, StoredWaiver } from '../../src/store/command-port.ts';
import type { Store } from '../../src/store/port.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);
const repositoryId = Number.MAX_SAFE_INTEGER;
const hostile = `'; drop table command; -- \u0001 "@team" \n\t \u{1F6A2} 港`;

let last = 5_000_000_000;
const fresh = () => ++last;
let lastNumber = 100;
const freshNumber = () => ++lastNumber;

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`commands in the store, ${title}`, () => {
    let opened: TestStore;
    let store: Store;

    beforeAll(async () => {
      opened = await openTestStore({ kind });
      store = opened.store;
    });
    afterAll(() => opened?.close());

    describe('heads that were pushed', () => {
      const push = (change = {}) => ({
        ...{ repositoryId, number: 1, headSha: `sha-${fresh()}`, pushedBy: 12_345_678_901, at: noon },
        ...change,
      });
      const find = ({ number, headSha }: { number: number; headSha: string }) =>
        store.pushedHeads.find(repositoryId, number, headSha);

      it('are found by their commit, for one pull request', async () => {
        const head = push();
        await store.pushedHeads.record(head);

        expect(await find(head)).toEqual(head);
        expect(await find({ ...head, number: 2 })).toBeUndefined();
      });

      it('keep who pushed when the same push is told again without it', async () => {
        const head = push();
        await store.pushedHeads.record(head);
        await store.pushedHeads.record({ ...head, pushedBy: null });

        expect(await find(head)).toEqual(head);
      });

      it('learn who pushed from an earlier time, and keep their own', async () => {
        const opening = push({ pushedBy: null });
        await store.pushedHeads.record(opening);
        await store.pushedHeads.record({ ...opening, pushedBy: 7, at: later(-60) });

        expect(await find(opening)).toEqual({ ...opening, pushedBy: 7 });
      });

      it.each([8, null])('belong to who pushes the same commit again later: %s', async pushedBy => {
        const head = push();
        await store.pushedHeads.record(head);
        await store.pushedHeads.record({ ...head, pushedBy, at: later(1) });
        await store.pushedHeads.record({ ...head, pushedBy: pushedBy ?? null, at: later(1) });

        expect(await find(head)).toEqual({ ...head, pushedBy, at: later(1) });
      });

      it('are known by the time before which they came', async () => {
        const number = freshNumber();
        const [first, second] = [push({ number }), push({ number, at: later(10) })];
        for (const head of [second, first]) await store.pushedHeads.record(head);
        const headBefore = async (at: Date) =>
          (await store.pushedHeads.before(repositoryId, number, at))?.headSha;

        expect(await headBefore(noon)).toBeUndefined();
        expect(await headBefore(later(10))).toBe(first.headSha);
        expect(await headBefore(later(11))).toBe(second.headSha);
      });
    });

    describe('commands', () => {
      const command = (change: Partial<NewCommand> = {}): NewCommand => ({
        ...{ repositoryId, commentId: fresh(), number: freshNumber(), name: 'recheck' },
        ...{ actorId: 12_345_678_901, at: noon },
        ...change,
      });
      const done = { outcome: 'done', headSha: 'a' };

      it('are claimed once, and decided once', async () => {
        const first = command();
        const claimed = await store.commands.claim(first);
        expect(claimed).toEqual({ ...first, headSha: null, outcome: null, isFinished: false });

        expect(await store.commands.decide(first, done)).toEqual({ ...claimed, ...done });
        expect(await store.commands.decide(first, { outcome: 'stale', headSha: 'b' })).toEqual({
          ...claimed,
          ...done,
        });
        expect(await store.commands.claim({ ...first, name: 'help' })).toEqual({ ...claimed, ...done });
      });

      it('are finished when their reply is written', async () => {
        const first = command();
        await store.commands.claim(first);
        await store.commands.finish(first, later(1));

        expect((await store.commands.claim(first)).isFinished).toBe(true);
      });

      it('are known by their comment', async () => {
        const first = command();
        await store.commands.claim(first);

        expect(await store.commands.isKnown(repositoryId, first.commentId)).toBe(true);
        expect(await store.commands.isKnown(1, first.commentId)).toBe(false);
        expect(await store.commands.isKnown(repositoryId, fresh())).toBe(false);
      });

      it('are found by name and outcome, the newest first', async () => {
        const number = freshNumber();
        const [old, newest, refused, other] = [
          command({ number }),
          command({ number, at: later(5) }),
          command({ number, at: later(9) }),
          command({ number, at: later(9), name: 'help' }),
        ];
        for (const one of [newest, old, other]) {
          await store.commands.claim(one);
          await store.commands.decide(one, done);
        }
        await store.commands.claim(refused);
        await store.commands.decide(refused, { outcome: 'too-soon', headSha: 'a' });
        const like = { name: 'recheck', outcome: 'done' };

        expect((await store.commands.latest(repositoryId, number, like))?.commentId).toBe(newest.commentId);
        expect(await store.commands.latest(repositoryId, freshNumber(), like)).toBeUndefined();
      });

      it('of one account are counted from a time on', async () => {
        const number = freshNumber();
        for (const at of [noon, later(10), later(11)]) await store.commands.claim(command({ number, at }));

        await store.commands.claim(command({ number, at: later(12), actorId: 7 }));
        const by = { actorId: 12_345_678_901, since: later(10) };

        expect(await store.commands.countSince(repositoryId, number, by)).toBe(2);
      });
    });

    describe('waivers', () => {
      const waiver = (change: Partial<StoredWaiver> = {}): StoredWaiver => ({
        ...{ repositoryId, commentId: fresh(), number: freshNumber(), practice: 'ci-status' },
        ...{ reason: hostile, approverId: 12_345_678_901, headSha: 'a', at: noon },
        ...change,
      });
      const standing = (number: number) => store.waivers.standing(repositoryId, number);

      it('stand until they are withdrawn, and do not come back', async () => {
        const given = waiver();
        await store.waivers.add(given);
        expect(await standing(given.number)).toEqual([given]);

        expect(await store.waivers.withdraw(repositoryId, given.commentId, later(1))).toBe(true);
        // Whoever ended in between asks for the check when it comes again.
        expect(await store.waivers.withdraw(repositoryId, given.commentId, later(2))).toBe(true);
        expect(await store.waivers.changedAt(repositoryId, given.number)).toEqual(later(1));
        expect(await store.waivers.withdraw(repositoryId, fresh(), later(2))).toBe(false);
        await store.waivers.add(given);
        expect(await standing(given.number)).toEqual([]);
      });

      it('belong to one pull request, oldest first', async () => {
        const number = freshNumber();
        const [old, recent] = [waiver({ number }), waiver({ number, at: later(1) })];
        for (const given of [recent, old, waiver()]) await store.waivers.add(given);

        expect(await standing(number)).toEqual([old, recent]);
        expect(await store.waivers.standing(1, number)).toEqual([]);
      });
    });
  });
}
