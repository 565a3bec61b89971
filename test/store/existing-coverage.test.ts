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

    it('is kept for each commit', async () => {
      await put('a');
      await put('b', { covered: 70 });
      await put('b', { repositoryId: 8, covered: 80 });

      expect(await opened.store.existingCoverage.find(7, 'b')).toEqual({ sha: 'b', lines: 100, covered: 70 });
    });

    it('of one commit is what was measured last', async () => {
      await put('a');
      await put('a', { covered: 61, measuredAt: at(1) });

      expect(await opened.store.existingCoverage.find(7, 'a')).toMatchObject({ covered: 61 });
    });

    it('is forgotten when it is older than a time, so many at once', async () => {
      for (const sha of ['a', 'b', 'c']) await put(sha);
      await put('d', { measuredAt: at(2) });

      expect(await opened.store.existingCoverage.prune(at(1), 2)).toBe(2);
      expect(await opened.store.existingCoverage.prune(at(1), 2)).toBe(1);
      expect(await opened.store.existingCoverage.find(7, 'd')).toBeDefined();
    });

    it('is unknown where nothing was measured', async () => {
      expect(await opened.store.existingCoverage.find(7, 'a')).toBeUndefined();
    });
  });
