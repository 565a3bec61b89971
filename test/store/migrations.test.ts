import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateWithSamples, openBlankStore, type Rows, readAll } from '../support/blank-database.ts';
import { databaseKinds, type TestStore } from '../support/database.ts';

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`F22: migrations on a base with data, ${title}`, () => {
    let opened: TestStore;
    const emptyBefore: string[] = [];
    const before: [string, Rows][] = [];

    beforeAll(async () => {
      opened = await openBlankStore(kind);
      await migrateWithSamples(opened.database, async ({ version }) => {
        const tables = await readAll(opened.database);
        for (const [name, rows] of tables)
          if (rows.length === 0) emptyBefore.push(`${name} before ${version}`);
        before.push(...tables);
      });
    });
    afterAll(() => opened?.close());

    it('have a sample each, with rows in every table of the version before', () => {
      expect(emptyBefore).toEqual([]);
    });

    it('keep every row and every value of it', async () => {
      const after = await readAll(opened.database);

      expect(before.length).toBeGreaterThan(20);
      for (const [table, rows] of before)
        for (const row of rows) expect(after.get(table)).toContainEqual(expect.objectContaining(row));
    });

    it('leave rows that the present store reads', async () => {
      const { inbox, pullRequests, testedMerges, evaluations, assessments, policies } = opened.store;
      const { stickyComments, releases, pushedHeads, commands, waivers, repositories, existingCoverage } =
        opened.store;

      expect(await inbox.counts()).toEqual({ received: 16, accepted: 8, processed: 4 });
      expect(await inbox.read('0002-waiting')).toMatchObject({
        payload: '{"zh":"增量覆盖率","line":"a\\nb"}',
      });
      expect(await inbox.fates(['0003-finished'])).toEqual(
        new Map([['0003-finished', { ignored: false, finished: true, reason: 'draft' }]]),
      );
      expect(await pullRequests.find(7, 2)).toMatchObject({
        headSha: 'head-0002',
        draft: false,
        authorId: null,
      });
      expect(await pullRequests.find(7, 3)).toMatchObject({
        headSha: 'head-0003',
        draft: true,
        authorId: 11,
      });
      expect(await testedMerges.find(7, [200, 300, 400, 500, 600, 700, 800, 900])).toHaveLength(8);
      expect(await evaluations.latest(7, 'head-0002', 'incremental-coverage')).toMatchObject({
        checkRunId: Number.MAX_SAFE_INTEGER,
        conclusion: 'success',
      });
      expect(await assessments.latest(7, 4, 'incremental-coverage')).toMatchObject({ headSha: 'head-0004' });
      expect(await policies.find('harbour-0002', null)).toMatchObject({ text: 'start: enforce' });
      expect(await stickyComments.find(7, 3)).toMatchObject({ commentId: 5003 });
      expect(await releases.commitOf(7, 4)).toBe('head-0004');
      expect(await pushedHeads.find(7, 3, 'head-0003')).toMatchObject({ pushedBy: null });
      expect(await commands.isKnown(7, 6004)).toBe(true);
      expect(await waivers.standing(7, 3)).toHaveLength(1);
      expect(await existingCoverage.find(7, 'head-0007')).toEqual({
        sha: 'head-0007',
        lines: 100,
        covered: 60,
      });
      expect(await opened.store.ladders.latest(7, 1)).toMatchObject([{ slot: '2026-01-08' }]);
      expect(await opened.store.issues.find(7, 'runbook')).toMatchObject({ number: 22, ending: null });
      expect(await repositories.findByName('Harbour', 'quotes')).toMatchObject({ defaultBranch: 'main' });
    });
  });
