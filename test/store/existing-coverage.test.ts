import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds, type OpenedStore, openTestStore, type TestStore } from '../support/database.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 30, 12, minute));

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`existing coverage, ${title}`, () => {
    let test: TestStore;
    let opened: OpenedStore;

    beforeEach(async () => {
      test = await openTestStore({ kind });
      opened = test;
    });
    afterEach(() => test.close());

    const put = (sha: string, values: object = {}) =>
      opened.store.existingCoverage.put({
        ...{ repositoryId: 7, sha, branch: 'main', lines: 100, covered: 60, measuredAt: at(0) },
        ...values,
      });

    it('is that of the commit of the branch that was measured last', async () => {
      await put('a');
      await put('b', { covered: 70, measuredAt: at(2) });
      await put('c', { covered: 80, measuredAt: at(1) });
      await put('d', { branch: 'next', measuredAt: at(3) });
      await put('e', { repositoryId: 8, measuredAt: at(3) });

      expect(await opened.store.existingCoverage.latest(7, 'main')).toEqual({
        ...{ sha: 'b', lines: 100, covered: 70 },
      });
    });

    it('of one commit is what was measured last', async () => {
      await put('a');
      await put('a', { covered: 61, measuredAt: at(1) });

      expect(await opened.store.existingCoverage.latest(7, 'main')).toMatchObject({ covered: 61 });
    });

    it('is unknown where nothing was measured', async () => {
      expect(await opened.store.existingCoverage.latest(7, 'main')).toBeUndefined();
    });
  });
