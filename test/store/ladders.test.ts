import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RepositoryRef } from '../../src/model/repository.ts';
import { databaseKinds, type OpenedStore, openTestStore, type TestStore } from '../support/database.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 9));
const ref = (id: number): RepositoryRef => ({ installationId: 1, id, owner: 'harbour', name: `r${id}` });

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`where repositories stand on the ladder, ${title}`, () => {
    let test: TestStore;
    let opened: OpenedStore;

    beforeEach(async () => {
      test = await openTestStore({ kind });
      opened = test;
      const { installations, repositories } = opened.store;
      await installations.put({
        id: 1,
        account: 'harbour',
        state: 'active',
        since: at(1),
        permissions: null,
      });
      for (const id of [7, 8, 9]) await repositories.put(ref(id));
    });
    afterEach(() => test.close());

    const ladders = () => opened.store.ladders;
    const assessment = (slot: string, day: number, values: object = {}) => ({
      ...{ slot, at: at(day), catalogue: '1.0', result: { domains: [] }, facts: Buffer.from(slot) },
      ...values,
    });

    it('events are kept from the first beginning on', async () => {
      await ladders().begin(7, at(1));
      await ladders().begin(7, at(2));
      await ladders().update(7, { backfill: { page: 3 }, refreshedAt: at(3) });

      expect(await ladders().find(7)).toEqual({
        ...{
          eventsSince: at(1),
          backfill: { page: 3 },
          backfilledAt: null,
          refreshedAt: at(3),
          dueAt: at(1),
          ...{ pulse: null, readAt: null },
        },
      });
      expect(await ladders().find(8)).toBeUndefined();
    });

    it('those are due whose turn has come, the most overdue first, and no removed one', async () => {
      for (const [id, day] of [
        [7, 3],
        [8, 2],
        [9, 1],
      ] as const) {
        await ladders().begin(id, at(1));
        await ladders().update(id, { dueAt: at(day) });
      }
      await opened.store.repositories.put(ref(9), { state: 'removed' });

      await ladders().update(7, { backfilledAt: at(1) });

      const due = await ladders().due(at(3), 10);
      expect(due).toEqual([
        { repository: ref(8), dueAt: at(2), isReadBack: false },
        { repository: ref(7), dueAt: at(3), isReadBack: true },
      ]);
      expect(await ladders().due(at(2), 10)).toHaveLength(1);
    });

    it('those behind another one are told, of the same moment too', async () => {
      for (const id of [9, 8, 7]) {
        await ladders().begin(id, at(1));
        await ladders().update(id, { dueAt: at(id === 9 ? 1 : 2) });
      }
      const ids = async (after?: Awaited<ReturnType<typeof first>>) =>
        (await ladders().due(at(3), 2, after)).map(({ repository }) => repository.id);
      const first = async () => (await ladders().due(at(3), 2)).at(-1);

      expect(await ids()).toEqual([9, 7]);
      expect(await ids(await first())).toEqual([8]);
    });

    it('none is due in an installation that is suspended', async () => {
      await ladders().begin(7, at(1));
      await opened.store.installations.put({ id: 1, account: 'harbour', state: 'suspended', since: at(2) });

      expect(await ladders().due(at(3), 10)).toEqual([]);
    });

    it('a turn is assessed once: the first result stands', async () => {
      expect(await ladders().save(7, assessment('2026-11-23', 23))).toBe(true);
      expect(await ladders().save(7, assessment('2026-11-23', 24, { catalogue: '1.1' }))).toBe(false);

      expect(await ladders().latest(7, 5)).toEqual([
        { slot: '2026-11-23', at: at(23), catalogue: '1.0', result: { domains: [] } },
      ]);
      expect(Buffer.from((await ladders().facts(7, '2026-11-23')) ?? []).toString()).toBe('2026-11-23');
    });

    it("old assessments are removed, a repository's newest never", async () => {
      await ladders().save(7, assessment('2026-11-02', 2));
      await ladders().save(7, assessment('2026-11-09', 9));
      await ladders().save(8, assessment('2026-11-02', 2));

      expect(await ladders().prune(at(20), 10)).toBe(1);
      expect((await ladders().latest(7, 5)).map(({ slot }) => slot)).toEqual(['2026-11-09']);
      expect(await ladders().latest(8, 5)).toHaveLength(1);
    });
  });
