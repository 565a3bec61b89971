import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RepositoryRef } from '../../src/model/repository.ts';
import { sql } from '../../src/store/drizzle.ts';
import type { RepositoryState } from '../../src/store/place-port.ts';
import type { NewSentReport, SentReportLimits } from '../../src/store/report-port.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`sent reports, ${title}`, () => {
    let opened: TestStore;
    let last = 0;
    const fresh = () => ++last;
    const sha = () => fresh().toString(16).padStart(40, '0');
    const limits: SentReportLimits = { perCommit: 3, bytesPerRepository: 100 };

    beforeAll(async () => {
      opened = await openTestStore({ kind });
    });
    afterAll(() => opened?.close());

    const report = (values: Partial<NewSentReport> = {}): NewSentReport => ({
      ...{ repositoryId: 5, headSha: sha(), contentSha256: `content-${fresh()}`, sentBy: 'jenkins' },
      ...{ receivedAt: noon, content: Buffer.from('SF:a') },
      ...values,
    });
    const keep = (values: Partial<NewSentReport>, change: Partial<SentReportLimits> = {}) =>
      opened.store.sentReports.keep(report(values), { ...limits, ...change });
    const sendersOf = async (repositoryId: number, headSha: string) =>
      (await opened.store.sentReports.ofCommit(repositoryId, headSha)).map(({ sentBy }) => sentBy);
    const partCount = async () => {
      const { rows } = await opened.database.pool.query(
        'select count(*)::integer as count from sent_report_part',
      );
      return rows[0].count;
    };
    const openPull = (repositoryId: number, headSha: string, open = true) =>
      opened.store.pullRequests.put({
        repository: { installationId: 3, id: repositoryId, owner: 'harbour', name: 'quotes' },
        ...{ number: fresh(), headSha, open, headBranch: 'fix', headRepositoryId: 5, baseBranch: 'main' },
        ...{ authorId: 7, draft: false, readySince: noon, updatedAt: noon },
      });

    it.each([1, 256 * 1024, 256 * 1024 + 1, 3_000_000])(
      'are given back as they came, %i bytes',
      async size => {
        const content = randomBytes(size);
        const headSha = sha();
        await keep({ headSha, content, contentSha256: 'abc' }, { bytesPerRepository: 10_000_000 });
        const [kept] = await opened.store.sentReports.ofCommit(5, headSha);

        expect(kept).toEqual({ id: kept?.id, contentSha256: 'abc', sentBy: 'jenkins', receivedAt: noon });
        expect(Buffer.from((await opened.store.sentReports.read(kept?.id ?? 0)) ?? []).equals(content)).toBe(
          true,
        );
        expect(await opened.store.sentReports.read(0)).toBeUndefined();
      },
    );

    it('are of their commit and repository only, in the order in which they came', async () => {
      const headSha = sha();
      for (const sentBy of ['one', 'two']) await keep({ headSha, sentBy });
      await keep({ headSha, sentBy: 'elsewhere', repositoryId: 6 });
      await keep({ sentBy: 'another commit' });

      expect(await sendersOf(5, headSha)).toEqual(['one', 'two']);
    });

    it('of the same content are one, and the first sender is told', async () => {
      const same = { headSha: sha(), contentSha256: 'same' };
      const outcomes = await Promise.all([
        keep({ ...same, sentBy: 'one' }),
        keep({ ...same, sentBy: 'two' }),
      ]);

      expect(outcomes.toSorted()).toEqual(['kept', 'known']);
      expect(await keep({ ...same, sentBy: 'three' })).toBe('known');
      expect(await sendersOf(5, same.headSha)).toHaveLength(1);
      expect(await keep({ ...same, headSha: sha() })).toBe('kept');
    });

    it('of one commit are as many as it may have; one that is known is still known then', async () => {
      const headSha = sha();
      const outcomes = [];
      for (const contentSha256 of ['a', 'b', 'c', 'd', 'a'])
        outcomes.push(await keep({ headSha, contentSha256 }));

      expect(outcomes).toEqual(['kept', 'kept', 'kept', 'full', 'known']);
    });

    it('make room for new ones, the oldest first, and those of open pull requests last', async () => {
      const [repositoryId, heads] = [70, Array.from({ length: 5 }, sha)];
      await openPull(repositoryId, heads[0] ?? '');
      await openPull(repositoryId, heads[1] ?? '', false);
      const before = await partCount();
      const content = randomBytes(30);
      const left = async () => {
        const counts = await Promise.all(heads.map(head => sendersOf(repositoryId, head)));
        return counts.map(senders => senders.length);
      };
      for (const headSha of heads.slice(0, 3)) await keep({ repositoryId, headSha, content });
      await keep({ repositoryId: 71, content });
      expect(await left()).toEqual([1, 1, 1, 0, 0]);

      await keep({ repositoryId, headSha: heads[3] ?? '', content: randomBytes(10) });
      expect(await left()).toEqual([1, 1, 1, 1, 0]);
      await keep({ repositoryId, headSha: heads[4] ?? '', content });
      expect(await left()).toEqual([1, 0, 1, 1, 1]);
      expect(await partCount()).toBe(before + 5);
    });

    it('are removed when they are old, but none of an open pull request', async () => {
      const [open, closed, none, young] = [sha(), sha(), sha(), sha()];
      await opened.database.pool.query('delete from sent_report; delete from sent_report_part');
      await openPull(5, open);
      await openPull(5, closed, false);
      for (const headSha of [open, closed, none]) await keep({ headSha });
      await keep({ headSha: young, receivedAt: minutes(1) });

      expect(await opened.store.sentReports.prune(minutes(1), 1)).toBe(1);
      expect(await opened.store.sentReports.prune(minutes(1), 100)).toBe(1);
      expect(await opened.store.sentReports.prune(minutes(1), 100)).toBe(0);
      expect(await sendersOf(5, open)).toHaveLength(1);
      expect(await sendersOf(5, young)).toHaveLength(1);
      expect(await partCount()).toBe(2);
    });

    it('of which a part is missing are gone', async () => {
      const headSha = sha();
      await keep({ headSha });
      const [kept] = await opened.store.sentReports.ofCommit(5, headSha);
      await opened.database.drizzle.execute(sql`delete from sent_report_part where report_id = ${kept?.id}`);

      expect(await opened.store.sentReports.read(kept?.id ?? 0)).toBeUndefined();
    });
  });

  describe.skipIf(!isThere)(`report tokens, ${title}`, () => {
    let opened: TestStore;
    let now = noon;
    let lastId = 100;

    beforeAll(async () => {
      opened = await openTestStore({ kind, now: () => now });
    });
    afterAll(() => opened?.close());

    async function place(name: string, state: RepositoryState = 'active', installed = 'active' as const) {
      const [installationId, id] = [++lastId, ++lastId];
      const ref: RepositoryRef = { installationId, id, owner: 'harbour', name };
      await opened.store.repositories.put(ref, { state });
      await opened.store.installations.put({
        id: installationId,
        account: 'harbour',
        state: installed,
        since: noon,
      });

      return ref;
    }
    const create = (ref: RepositoryRef, sha256: string, name = 'jenkins') =>
      opened.store.reportTokens.create({ repositoryId: ref.id, name, sha256, createdAt: noon });
    const use = (sha256: string, name: string, owner = 'harbour') =>
      opened.store.reportTokens.use(sha256, { owner, name });
    const listed = async (ref: RepositoryRef) =>
      (await opened.store.reportTokens.list()).filter(({ repository }) => repository.id === ref.id);

    it('open their repository, in any letter case, and no other one', async () => {
      const ref = await place('quotes');
      await place('other');
      await create(ref, 'hash-1');

      expect(await use('hash-1', 'Quotes', 'HARBOUR')).toEqual({
        repository: ref,
        sentBy: 'jenkins',
        uses: 1,
      });
      expect(await use('hash-1', 'other')).toBeUndefined();
      expect(await use('hash-1', 'quotes', 'wharf')).toBeUndefined();
      expect(await use('hash-1', 'nowhere')).toBeUndefined();
      expect(await use('hash-2', 'quotes')).toBeUndefined();
    });

    it('open a repository under its new name, and not under the old one', async () => {
      const ref = await place('before');
      await create(ref, 'hash-renamed');
      await opened.store.repositories.put({ ...ref, name: 'after' });

      expect(await use('hash-renamed', 'before')).toBeUndefined();
      expect(await use('hash-renamed', 'after')).toMatchObject({ repository: { id: ref.id, name: 'after' } });
    });

    it.each(['archived', 'disabled', 'removed'] as const)('open nothing that is %s', async state => {
      await create(await place(state, state), `hash-${state}`);

      expect(await use(`hash-${state}`, state)).toBeUndefined();
    });

    it.each(['suspended', 'uninstalled'] as const)('open nothing whose installation is %s', async state => {
      const ref = await place(`of-${state}`);
      await create(ref, `hash-${state}`);
      const { installationId: id } = ref;
      await opened.store.installations.put({ id, account: 'harbour', state, since: noon });

      expect(await use(`hash-${state}`, `of-${state}`)).toBeUndefined();
    });

    it('are counted by the hour, and their last use is remembered', async () => {
      const ref = await place('counted');
      await create(ref, 'hash-counted');
      const uses = [];
      for (const minute of [0, 30, 59, 60, 61]) {
        now = minutes(minute);
        uses.push((await use('hash-counted', 'counted'))?.uses);
      }
      now = noon;

      expect(uses).toEqual([1, 2, 3, 1, 2]);
      expect(await listed(ref)).toMatchObject([
        { name: 'jenkins', createdAt: noon, lastUsedAt: minutes(61) },
      ]);
    });

    it('are counted anew once a clock that was ahead is set back', async () => {
      await create(await place('ahead'), 'hash-ahead');
      now = minutes(24 * 60);
      await use('hash-ahead', 'ahead');
      await use('hash-ahead', 'ahead');
      now = noon;

      expect((await use('hash-ahead', 'ahead'))?.uses).toBe(1);
      expect((await use('hash-ahead', 'ahead'))?.uses).toBe(2);
    });

    it('have a name of their own in their repository', async () => {
      const [ref, other] = [await place('named'), await place('named-too')];

      expect(await create(ref, 'hash-named')).toBe(true);
      expect(await create(ref, 'hash-named-again')).toBe(false);
      expect(await create(ref, 'hash-teamcity', 'teamcity')).toBe(true);
      expect(await create(other, 'hash-named-other')).toBe(true);
      expect((await listed(ref)).map(({ name }) => name)).toEqual(['jenkins', 'teamcity']);
    });

    it('open nothing once they are revoked; their name is free again', async () => {
      const ref = await place('revoked');
      await create(ref, 'hash-revoked');
      const [token] = await listed(ref);
      await opened.store.reportTokens.revoke(token?.id ?? 0);

      expect(await use('hash-revoked', 'revoked')).toBeUndefined();
      expect(await listed(ref)).toEqual([]);
      expect(await create(ref, 'hash-revoked-new')).toBe(true);
    });

    it('are for the repository that has a name today', async () => {
      const old = await place('twice', 'removed');
      const present = await place('twice');
      const { findByName } = opened.store.repositories;

      expect((await findByName('Harbour', 'Twice'))?.ref).toEqual(present);
      await opened.store.repositories.put(present, { state: 'removed' });
      expect([old.id, present.id]).toContain((await findByName('harbour', 'twice'))?.ref.id);
      expect(await findByName('harbour', 'never')).toBeUndefined();
    });
  });
}
