import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FiledIssue } from '../../src/store/issue-port.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 9));
const hostile = `'; drop table filed_issue; -- \u0000\u0001 "@team" \n\t \u{1F6A2} 港`;
const kept = hostile.replaceAll('\u0000', '\uFFFD');

const filed = (change: Partial<FiledIssue> = {}): FiledIssue => ({
  ...{ repositoryId: 7, subject: 'ci-duration', number: 12, filedAt: at(10), contentHash: 'hash' },
  ...{ ending: null, endedAt: null, acceptedUntil: null, reason: null, snoozedUntil: null, before: null },
  ...change,
});

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`issues that Rung filed, ${title}`, () => {
    let test: TestStore;
    const issues = () => test.store.issues;

    beforeAll(async () => {
      test = await openTestStore({ kind });
    });
    beforeEach(() => test.empty());
    afterAll(() => test?.close());

    it('are given back as they were put in, and replaced by what is known later', async () => {
      await issues().put(filed());
      expect(await issues().find(7, 'ci-duration')).toEqual(filed());
      const ended = filed({
        ...{ number: 13, ending: 'not-planned', endedAt: at(11), acceptedUntil: '2027-05-10' },
        ...{ reason: hostile, snoozedUntil: at(12), contentHash: 'other', before: { value: [1, 'a'] } },
      });
      await issues().put(ended);

      expect(await issues().find(7, 'ci-duration')).toEqual({ ...ended, reason: kept });
      await issues().put(filed());
      expect(await issues().list(7)).toEqual([filed()]);
    });

    it('are changed in what somebody found, whatever else became of them meanwhile', async () => {
      await issues().put(filed());
      await issues().change(filed(), { snoozedUntil: at(20) });
      await issues().change(filed(), { ending: 'not-planned', endedAt: at(11), reason: 'later' });
      const decided = filed({
        ...{ snoozedUntil: at(20), ending: 'not-planned', endedAt: at(11), reason: 'later' },
      });
      expect(await issues().list(7)).toEqual([decided]);

      await issues().change(filed(), { ending: 'done', endedAt: at(12), reason: null }, { ifOpen: true });
      await issues().change(filed({ number: 13 }), { contentHash: 'of another issue' });
      await issues().change(filed({ subject: 'gone' }), { contentHash: 'of no issue' });
      await issues().change(filed(), {});
      expect(await issues().list(7)).toEqual([decided]);
    });

    it('are found by subject and by number, in their own repository only', async () => {
      await issues().put(filed());
      await issues().put(filed({ repositoryId: 8, number: 99 }));

      expect(await issues().byNumber(7, 12)).toEqual(filed());
      expect(await issues().byNumber(7, 99)).toBeUndefined();
      expect(await issues().byNumber(8, 12)).toBeUndefined();
      expect(await issues().find(7, 'maturity')).toBeUndefined();
      expect(await issues().find(9, 'ci-duration')).toBeUndefined();
    });

    it('are listed in the order in which they were filed', async () => {
      await issues().put(filed({ subject: 'b', number: 3, filedAt: at(12) }));
      await issues().put(filed({ subject: 'a', number: 2, filedAt: at(11) }));
      await issues().put(filed({ subject: 'maturity', number: 1, filedAt: at(11) }));
      await issues().put(filed({ repositoryId: 8 }));

      expect((await issues().list(7)).map(({ number }) => number)).toEqual([1, 2, 3]);
    });

    it('are counted without the maturity issue: those open, and those filed at or after a time', async () => {
      expect(await issues().count(7, at(10))).toEqual({ open: 0, filed: 0 });
      await issues().put(filed({ subject: 'maturity', number: 1 }));
      await issues().put(filed({ subject: 'a', number: 2, filedAt: at(9) }));
      await issues().put(filed({ subject: 'b', number: 3, ending: 'done', endedAt: at(11) }));
      await issues().put(filed({ subject: 'c', number: 4, filedAt: at(11) }));
      await issues().put(filed({ repositoryId: 8 }));

      expect(await issues().count(7, at(10))).toEqual({ open: 2, filed: 2 });
      expect(await issues().count(7, new Date(at(10).getTime() + 1))).toEqual({ open: 2, filed: 1 });
    });

    it('are counted in an installation, of any kind and in all of its repositories', async () => {
      const place = (id: number, installationId: number) =>
        test.store.repositories.put({ installationId, id, owner: 'harbour', name: `r${id}` });
      for (const [id, installationId] of [
        [7, 1],
        [8, 1],
        [9, 2],
      ] as const)
        await place(id, installationId);
      await issues().put(filed({ subject: 'maturity', number: 1 }));
      await issues().put(filed({ number: 2, ending: 'done', filedAt: at(9) }));
      await issues().put(filed({ repositoryId: 8, ending: 'deleted' }));
      await issues().put(filed({ repositoryId: 9 }));

      expect(await issues().countInInstallation(1, at(10))).toBe(2);
      expect(await issues().countInInstallation(1, at(9))).toBe(3);
      expect(await issues().countInInstallation(3, at(9))).toBe(0);
    });
  });
