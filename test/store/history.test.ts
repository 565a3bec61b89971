import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../src/store/drizzle.ts';
import { type HistoryTable, historyTables } from '../../src/store/history-port.ts';
import type { Evaluation, Store } from '../../src/store/port.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const day = 24 * 60 * 60 * 1000;
const now = new Date('2026-06-01T12:00:00.000Z');
const old = new Date(now.getTime() - 91 * day);
const cutoff = new Date(now.getTime() - 90 * day);
const repository = { installationId: 3, id: 5, owner: 'harbour', name: 'quotes' };

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`pruning of history, ${title}`, () => {
    let opened: TestStore;
    let store: Store;
    let last = 0;
    const fresh = () => ++last;
    const prune = (table: HistoryTable, limit = 100) => store.history.prune(table, cutoff, limit);

    beforeAll(async () => {
      opened = await openTestStore({ kind });
      store = opened.store;
    });
    afterAll(() => opened?.close());

    async function pullRequest(open: boolean) {
      const number = fresh();
      const headSha = number.toString(16).padStart(40, '0');
      await store.pullRequests.put({
        ...{ repository, number, headSha, open, headBranch: 'fix', headRepositoryId: 5, baseBranch: 'main' },
        ...{ authorId: 7, draft: false, readySince: old, updatedAt: old },
      });

      return { number, headSha };
    }

    async function evaluated(headSha: string, concludedAt: Date | null, change: Partial<Evaluation> = {}) {
      const evaluation: Evaluation = {
        ...{ id: `evaluation-${fresh()}`, repository, headSha, topic: 'ci-status', startedAt: old },
        ...{ deadline: old, checkRunId: 1, contentHash: 'a', inputHash: 'b', concludedAt },
        conclusion: concludedAt && 'success',
        ...change,
      };
      await store.evaluations.start(evaluation);

      return evaluation;
    }

    const latest = async (headSha: string) =>
      (await store.evaluations.latest(repository.id, headSha, 'ci-status'))?.id;

    it('keeps the newest evaluation of an open head and of a release, and what is open or young', async () => {
      const [head, closed] = [await pullRequest(true), await pullRequest(false)];
      const released = 'a'.repeat(40);
      await store.releases.put({ repository, releaseId: 1, tag: 'v1' }, released);
      await evaluated(head.headSha, old, { startedAt: new Date(old.getTime() - 1) });
      const newest = await evaluated(head.headSha, old);
      const ofRelease = await evaluated(released, old);
      await evaluated(closed.headSha, old);
      const young = await evaluated('b'.repeat(40), now);
      const unfinished = await evaluated('c'.repeat(40), null);

      expect(await prune('evaluation')).toBe(2);
      expect(await latest(head.headSha)).toBe(newest.id);
      expect(await latest(released)).toBe(ofRelease.id);
      expect(await latest(closed.headSha)).toBeUndefined();
      expect(await latest(young.headSha)).toBe(young.id);
      expect(await latest(unfinished.headSha)).toBe(unfinished.id);
      expect(await prune('evaluation')).toBe(0);
    });

    it('goes on where it stopped, at most so many rows at a time', async () => {
      for (let each = 0; each < 5; each += 1) await evaluated('d'.repeat(40), old, { conclusion: 'neutral' });

      expect([await prune('evaluation', 3), await prune('evaluation', 3)]).toEqual([3, 2]);
    });

    it('keeps what was found on the present head of an open pull request', async () => {
      const [head, closed] = [await pullRequest(true), await pullRequest(false)];
      const save = (number: number, headSha: string, at: Date) =>
        store.assessments.save({
          ...{ id: `assessment-${fresh()}`, repository, pullRequest: number, headSha, at },
          findings: [{ topic: 'ci-status' }],
        });
      await save(head.number, 'e'.repeat(40), old);
      await save(head.number, head.headSha, old);
      await save(closed.number, closed.headSha, old);
      await save(closed.number, closed.headSha, now);

      expect(await prune('assessment')).toBe(2);
      expect(await store.assessments.latest(repository.id, head.number, 'ci-status')).toMatchObject({
        headSha: head.headSha,
      });
    });

    it('keeps the commands and pushes of open pull requests, young ones, and commands on issues of its own', async () => {
      const [open, closed] = [await pullRequest(true), await pullRequest(false)];
      const command = async ({ number }: { number: number }, finishedAt: Date | null, at = old) => {
        const key = { repositoryId: repository.id, commentId: fresh(), number, name: 'recheck' };
        await store.commands.claim({ ...key, actorId: 7, at });
        if (finishedAt !== null) await store.commands.finish({ ...key, actorId: 7, at: old }, finishedAt);

        return key.commentId;
      };
      const kept = [await command(open, old), await command(open, null), await command(closed, now)];
      kept.push(await command(closed, null, now));
      // The job of the second was given up long ago, or dropped with its repository.
      const gone = [await command(closed, old), await command(closed, null)];
      const own = { ...closed, number: fresh() };
      await store.issues.put({
        ...{
          repositoryId: repository.id,
          subject: `runbook-${own.number}`,
          number: own.number,
          filedAt: old,
        },
        ...{ ending: null, endedAt: null, acceptedUntil: null, reason: null, snoozedUntil: null },
        ...{ contentHash: '', before: null },
      });
      kept.push(await command(own, old));
      for (const { number, headSha } of [open, closed])
        await store.pushedHeads.record({
          repositoryId: repository.id,
          number,
          headSha,
          pushedBy: 7,
          at: old,
        });

      expect(await prune('command')).toBe(2);
      for (const id of kept) expect(await store.commands.isKnown(repository.id, id)).toBe(true);
      for (const id of gone) expect(await store.commands.isKnown(repository.id, id)).toBe(false);
      expect(await prune('pushed_head')).toBe(1);
      expect(await store.pushedHeads.find(repository.id, open.number, open.headSha)).toBeDefined();
    });

    it('keeps what runs of an open head tested', async () => {
      const [open, closed] = [await pullRequest(true), await pullRequest(false)];
      const shas = { mergeSha: 'f'.repeat(40), baseSha: '0'.repeat(40) };
      for (const { number: runId, headSha } of [open, closed])
        await store.testedMerges.record({ repositoryId: repository.id, runId, headSha, ...shas });
      expect(await prune('tested_merge')).toBe(0);
      await opened.database.drizzle.execute(sql`update tested_merge set recorded_at = ${old.toISOString()}`);

      expect(await prune('tested_merge')).toBe(1);
      expect(await store.testedMerges.find(repository.id, [open.number, closed.number])).toHaveLength(1);
    });

    it('removes effects by age, but none that is being carried out', async () => {
      const ageAll = sql`update effect set intended_at = ${old.toISOString()}`;
      await store.effects.complete('done', { githubId: 1, contentHash: 'a' });
      await store.effects.claim('held', 'a', now);
      await opened.database.drizzle.execute(ageAll);
      await store.effects.complete('young', { githubId: 1, contentHash: 'a' });

      expect(await prune('effect')).toBe(1);
      expect(await store.effects.find('done')).toBeUndefined();
      expect(await store.effects.find('young')).toBeDefined();
      expect(await store.effects.claim('held', 'a', now)).toMatchObject({ kind: 'held' });
      // Its process was killed long ago, and nobody took it over.
      await opened.database.drizzle.execute(
        sql`update effect set held_until = ${old.toISOString()} where key = 'held'`,
      );
      await opened.database.drizzle.execute(ageAll);
      expect(await prune('effect')).toBe(2);
    });

    it('knows every table it is asked for, and finds nothing twice', async () => {
      for (const table of historyTables) expect(await prune(table)).toBe(0);
    });
  });
}
