import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`breakers, ${title}`, () => {
    let opened: TestStore;
    let store: Store;

    beforeAll(async () => {
      opened = await openTestStore({ kind, now: () => noon });
      store = opened.store;
    });
    afterAll(() => opened?.close());

    it('T17: are opened by one of many, and stay as they were opened', async () => {
      const opening = await Promise.all(
        Array.from({ length: 8 }, (_, index) => store.breakers.open('one', `reason ${index}`)),
      );

      expect(opening.filter(isFirst => isFirst)).toHaveLength(1);
      const first = opening.indexOf(true);
      expect(await store.breakers.find('one')).toEqual({
        name: 'one',
        openedAt: noon,
        reason: `reason ${first}`,
      });
      expect(await store.breakers.list()).toContainEqual({
        ...{ name: 'one', openedAt: noon, reason: `reason ${first}` },
      });
    });

    it('T17: are closed by a person, and can open again', async () => {
      await store.breakers.open('two', 'too many');

      expect([await store.breakers.resume('two'), await store.breakers.resume('two')]).toEqual([true, false]);
      expect(await store.breakers.find('two')).toBeUndefined();
      expect(await store.breakers.open('two', 'again')).toBe(true);
    });

    it('T17: count anew once they are closed', async () => {
      const count = () =>
        store.lanes.enter({
          ...({ installationId: 0, lane: 'new-comments', amount: 1, heldForMs: null } as const),
          paces: [{ amount: 2, perSeconds: 600 }],
        });
      await count();
      await count();
      expect((await count()).kind).toBe('full');
      await store.breakers.open('new-comments', 'too many');
      await store.breakers.resume('new-comments');

      expect((await count()).kind).toBe('entered');
    });
  });
}
