import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation, IndexedPullRequest } from '../../src/store/port.ts';
import { evaluation } from '../builders/evaluations.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const repository = { installationId: 3, id: 50, owner: 'harbour', name: 'quotes' };
const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute));

const pull = (number: number, change: Partial<IndexedPullRequest> = {}): IndexedPullRequest => ({
  ...{ repository, number, headSha: `head-${number}`, headBranch: 'fix', headRepositoryId: 50 },
  ...{ baseBranch: 'main', open: true, authorId: 9, draft: false, readySince: at(0), updatedAt: at(0) },
  ...change,
});

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`what is known of a whole repository, ${title}`, () => {
    let opened: TestStore;
    beforeAll(async () => {
      opened = await openTestStore({ kind });
    });
    afterAll(() => opened?.close());

    it('has its open pull requests, by number', async () => {
      const { pullRequests, overviews } = opened.store;
      const elsewhere = { ...repository, id: 51 };
      const entries = [pull(8), pull(3), pull(4, { open: false }), pull(5, { repository: elsewhere })];
      for (const entry of entries) await pullRequests.put(entry);

      expect(await overviews.openPullRequests(50)).toEqual([pull(3), pull(8)]);
    });

    it('has the newest evaluation of each topic on the asked commits, and every open one', async () => {
      const { evaluations, overviews } = opened.store;
      const make = (id: string, change: Partial<Evaluation>) =>
        evaluation({ id, repository, headSha: 'a', startedAt: at(0), deadline: at(60), ...change });
      const done = { conclusion: 'success', concludedAt: at(5) } as const;
      const old = make('old', { ...done });
      const newer = make('newer', { ...done, startedAt: at(6) });
      const other = make('other', { topic: 'wip-limit' });
      const unasked = make('unasked', { headSha: 'b', startedAt: at(1) });
      for (const one of [old, newer, other, unasked]) await evaluations.start(one);

      expect(await overviews.latestEvaluations(50, ['a', 'c'])).toEqual([newer, other]);
      expect(await overviews.latestEvaluations(50, [])).toEqual([]);
      expect(await overviews.openEvaluations(50)).toEqual([other, unasked]);
      expect(await overviews.openEvaluations(51)).toEqual([]);
    });

    it('a mark of catching up never moves back', async () => {
      const { catchUp } = opened.store;
      expect(await catchUp.find()).toBeUndefined();
      await catchUp.put({ mark: at(10), scannedAt: at(11) });
      await catchUp.put({ mark: at(4), scannedAt: at(12) });
      expect(await catchUp.find()).toEqual({ mark: at(10), scannedAt: at(12) });
      await catchUp.put({ mark: at(15), scannedAt: at(16) });
      expect(await catchUp.find()).toEqual({ mark: at(15), scannedAt: at(16) });
    });

    it('F24: a mark that a clock which was ahead has left goes with the next one', async () => {
      const { catchUp } = opened.store;
      const nextDay = (minute: number) => new Date(at(minute).getTime() + 86_400_000);
      await catchUp.put({ mark: nextDay(20), scannedAt: nextDay(21) });
      await catchUp.put({ mark: at(30), scannedAt: at(31) });
      expect(await catchUp.find()).toEqual({ mark: at(30), scannedAt: at(31) });
    });

    it('spans of which nobody was told are kept once each, with their later end', async () => {
      const { catchUp } = opened.store;
      await catchUp.noteUntold({ from: at(20), to: at(24) });
      await catchUp.noteUntold({ from: at(10), to: at(12) });
      await catchUp.noteUntold({ from: at(10), to: at(11) });

      expect(await catchUp.untold(at(9))).toEqual([
        { from: at(10), to: at(12) },
        { from: at(20), to: at(24) },
      ]);
      expect(await catchUp.untold(at(12))).toEqual([{ from: at(20), to: at(24) }]);
      expect(await catchUp.untold(at(24))).toEqual([]);
    });
  });
}
