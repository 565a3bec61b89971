import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RepositoryRef } from '../../src/model/repository.ts';
import { sql } from '../../src/store/drizzle.ts';
import type { Store } from '../../src/store/port.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);

let lastId = 1000;
const fresh = () => ++lastId;
const repository = (change: Partial<RepositoryRef> = {}): RepositoryRef => ({
  installationId: 3,
  id: fresh(),
  owner: 'harbour',
  name: 'quotes',
  ...change,
});

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`installations and repositories, ${title}`, () => {
    let opened: TestStore;
    let store: Store;
    let now = noon;

    beforeAll(async () => {
      opened = await openTestStore({ kind, now: () => now });
      store = opened.store;
    });
    afterAll(() => opened?.close());

    it('keeps the time since when an installation is in its state, whatever its account is called', async () => {
      const id = fresh();
      await store.installations.put({ id, account: 'harbour', state: 'suspended', since: noon });
      await store.installations.put({ id, account: 'harbor', state: 'suspended', since: minutes(5) });

      expect(await store.installations.find(id)).toEqual({
        ...{ id, account: 'harbor', state: 'suspended', since: noon, permissions: null },
      });
    });

    it('takes the time of a state that is new', async () => {
      const id = fresh();
      await store.installations.put({ id, account: 'harbour', state: 'suspended', since: noon });
      await store.installations.put({ id, account: 'harbour', state: 'active', since: minutes(5) });

      const known = { id, account: 'harbour', state: 'active', since: minutes(5), permissions: null };
      expect(await store.installations.find(id)).toEqual(known);
      expect(await store.installations.list()).toContainEqual(known);
      expect(await store.installations.find(fresh())).toBeUndefined();
    });

    it('keeps the permissions until others are told', async () => {
      const installation = { id: fresh(), account: 'harbour', state: 'active', since: noon } as const;
      await store.installations.put({ ...installation, permissions: 'checks:write' });
      await store.installations.put(installation);
      expect((await store.installations.find(installation.id))?.permissions).toBe('checks:write');
      await store.installations.put({ ...installation, permissions: 'checks:read' });
      expect((await store.installations.find(installation.id))?.permissions).toBe('checks:read');
    });

    it('adds a repository as active, with nothing known about it', async () => {
      const ref = repository({ id: Number.MAX_SAFE_INTEGER });
      await store.repositories.put(ref);

      expect(await store.repositories.find(ref.id)).toEqual({
        ...{ ref, state: 'active', defaultBranch: null, isPrivate: null },
        ...{ pushedAt: null, updatedAt: null, reconciledAt: null },
      });
    });

    it('changes what is given and leaves the rest', async () => {
      const ref = repository();
      await store.repositories.put(ref, { state: 'archived', isPrivate: true, defaultBranch: 'main' });
      const moved = { ...ref, owner: 'lighthouse', name: 'prices', installationId: 4 };
      await store.repositories.put(moved, { pushedAt: noon, updatedAt: noon, reconciledAt: minutes(1) });

      expect(await store.repositories.find(ref.id)).toEqual({
        ...{ ref: moved, state: 'archived', defaultBranch: 'main', isPrivate: true },
        ...{ pushedAt: noon, updatedAt: noon, reconciledAt: minutes(1) },
      });
    });

    it('lists the repositories of one installation', async () => {
      const installationId = fresh();
      const [first, second] = [repository({ installationId }), repository({ installationId })];
      for (const ref of [second, first, repository()]) await store.repositories.put(ref);

      expect((await store.repositories.list(installationId)).map(({ ref }) => ref)).toEqual([first, second]);
    });

    it('lists as in use: active, with an open pull request, in an installation that is active or unknown', async () => {
      const [active, suspended] = [fresh(), fresh()];
      await store.installations.put({ id: active, account: 'harbour', state: 'active', since: noon });
      await store.installations.put({ id: suspended, account: 'moor', state: 'suspended', since: noon });
      const inUse = repository({ installationId: active });
      const inUnknown = repository({ installationId: fresh() });
      const archived = repository({ installationId: active });
      const quiet = repository({ installationId: active });
      const resting = repository({ installationId: suspended });
      for (const ref of [inUse, inUnknown, quiet, resting]) await store.repositories.put(ref);
      await store.repositories.put(archived, { state: 'archived' });
      for (const ref of [inUse, inUnknown, archived, resting]) await openPullRequest(store, ref, true);
      await openPullRequest(store, quiet, false);

      const listed = (await store.repositories.withOpenPullRequests()).map(({ ref }) => ref);
      expect(listed).toEqual([inUse, inUnknown]);
    });

    it.each([
      { answers: [0], isGone: false },
      { answers: [0, 10], isGone: false },
      { answers: [0, 10, 20], isGone: true },
      // Answers within ten minutes count as one.
      { answers: [0, 9, 18], isGone: false },
      { answers: [0, 60, 24 * 60 - 1], isGone: true },
      { answers: [0, 60, 24 * 60], isGone: false },
    ])(
      'RS-5: takes a repository for gone: $isGone, after 404 at minutes $answers',
      async ({ answers, isGone }) => {
        const ref = repository();
        await store.repositories.put(ref);
        const told: boolean[] = [];
        for (const at of answers) {
          now = minutes(at);
          told.push(await store.repositories.notFound(ref.id));
        }

        expect(told.at(-1)).toBe(isGone);
        expect(told.slice(0, -1)).not.toContain(true);
      },
    );

    it('RS-5: counts from the beginning once the repository was seen', async () => {
      const ref = repository();
      await store.repositories.put(ref);
      for (const at of [0, 10]) {
        now = minutes(at);
        await store.repositories.notFound(ref.id);
      }
      await store.repositories.found(ref.id);
      now = minutes(20);

      expect(await store.repositories.notFound(ref.id)).toBe(false);
      expect(await store.repositories.notFound(fresh())).toBe(false);
    });

    it('I4: open evaluations are nobody’s business where nothing may be done, and are again afterwards', async () => {
      const [active, suspended, left] = [fresh(), fresh(), fresh()];
      const put = (id: number, state: 'active' | 'suspended' | 'uninstalled') =>
        store.installations.put({ id, account: 'harbour', state, since: noon });
      await put(active, 'active');
      await put(suspended, 'suspended');
      await put(left, 'uninstalled');
      const judged = repository({ installationId: active });
      const resting = repository({ installationId: suspended });
      const archived = repository({ installationId: active });
      const stranger = repository({ installationId: fresh() });
      // Its rows still name the installation that it came from.
      const moved = repository({ installationId: left });
      for (const ref of [judged, resting]) await store.repositories.put(ref);
      await store.repositories.put(archived, { state: 'archived' });
      await store.repositories.put({ ...moved, installationId: active });
      const all = [judged, resting, archived, stranger, moved];
      for (const ref of all) await startEvaluation(store, ref);
      const overdue = async () =>
        (await store.evaluations.overdue(minutes(1), 100))
          .map(one => one.repository.id)
          .filter(id => all.some(ref => ref.id === id));

      expect(await overdue()).toEqual([judged.id, stranger.id, moved.id]);
      const before = await store.evaluations.openCount();
      await put(suspended, 'active');
      await store.repositories.put(archived, { state: 'active' });
      // The second one of an installation comes after the first ones of all others.
      expect(await overdue()).toEqual([judged, resting, stranger, moved, archived].map(ref => ref.id));
      expect(await store.evaluations.openCount()).toBe(before + 2);
    });

    it('F10: purges an installation from every table that names installations or repositories, and no other one', async () => {
      const { rows: columns } = await opened.database.drizzle.execute<Column>(sql`
        select table_name, column_name, data_type, is_identity = 'YES' as counted,
          column_default is not null as filled
        from information_schema.columns where table_schema = 'public' order by ordinal_position`);
      const tables = Map.groupBy(columns, column => column.table_name);
      const naming = [...tables].filter(([, its]) =>
        its.some(({ column_name }) => ['installation_id', 'repository_id'].includes(column_name)),
      );
      const [gone, staying] = [
        repository({ installationId: fresh() }),
        repository({ installationId: fresh() }),
      ];
      for (const ref of [gone, staying])
        for (const [table, its] of naming) await fill(opened, table, its, ref);
      for (const { id } of [gone, staying]) await intend(opened, `sticky/${id}/1/after-nothing`);

      await store.installations.purge(gone.installationId);

      const left = async (ref: RepositoryRef) => {
        const names: string[] = [];
        for (const [table, its] of naming) if ((await count(opened, table, its, ref)) > 0) names.push(table);
        const { rows } = await opened.database.drizzle.execute(
          sql`select 1 from effect where key like ${`%/${ref.id}/%`}`,
        );
        return rows.length > 0 ? [...names, 'effect'] : names;
      };
      expect(await left(gone)).toEqual([]);
      expect(await left(staying)).toEqual([...naming.map(([table]) => table), 'effect']);
    });

    it('F10: purges more rows than one statement deletes', async () => {
      const many = repository({ installationId: fresh() });
      await store.installations.put({
        ...{ id: many.installationId, account: 'delta', state: 'uninstalled', since: noon },
      });
      await store.repositories.put(many);
      await opened.database.drizzle.execute(sql`
        insert into record (repository_id, kind, key, ended_at, seen_at, value)
        select ${many.id}, 'run', number::text, null, now(), '{}' from generate_series(1, 10001) number`);
      await store.installations.purge(many.installationId);

      const { rows } = await opened.database.drizzle.execute(
        sql`select count(*)::int as count from record where repository_id = ${many.id}`,
      );
      expect(rows).toEqual([{ count: 0 }]);
    });

    it('F10: keeps the history of an account that installed Rung again, and of no other', async () => {
      const [ended, again, stranger] = [fresh(), fresh(), fresh()];
      const put = (id: number, account: string, state: 'active' | 'uninstalled') =>
        store.installations.put({ id, account, state, since: noon });
      await put(ended, 'Wharf', 'uninstalled');
      await put(again, 'wharf', 'active');
      await put(stranger, 'pier', 'active');
      const [back, away] = [repository({ installationId: ended }), repository({ installationId: ended })];
      for (const ref of [back, away]) {
        await startEvaluation(store, ref);
        await openPullRequest(store, ref, true);
      }
      await store.repositories.put({ ...back, installationId: again });
      await store.repositories.put({ ...away, installationId: stranger });
      await store.policies.keep('wharf', null, { text: 'start: enforce', sha: null, readAt: noon });
      // More than one statement moves.
      await opened.database.drizzle.execute(sql`
        insert into release (repository_id, installation_id, owner, repository_name, tag, release_id, head_sha)
        select ${back.id}, ${ended}, 'wharf', 'back', 'v' || number, number, 'abc' from generate_series(1, 5001) number`);
      await store.installations.purge(ended);

      const latest = (ref: RepositoryRef) => store.evaluations.latest(ref.id, 'a'.repeat(40), 'ci-status');
      expect((await latest(back))?.repository.installationId).toBe(again);
      expect(await latest(away)).toBeUndefined();
      expect(await store.pullRequests.openInInstallation(again, 10)).toHaveLength(1);
      expect(await store.policies.find('wharf', null)).toBeDefined();
      const { rows } = await opened.database.drizzle.execute(
        sql`select count(*)::int as count from release where installation_id = ${again}`,
      );
      expect(rows).toEqual([{ count: 5001 }]);
    });

    it('F12: a renamed account takes its policy along: who gets the old name must not', async () => {
      const kept = { text: 'start: enforce', sha: null, readAt: noon };
      const id = fresh();
      const put = (account: string) => store.installations.put({ id, account, state: 'active', since: noon });
      await put('Lagoon');
      await store.policies.keep('Lagoon', null, kept);
      await put('Bayou');

      expect(await store.policies.find('lagoon', null)).toBeUndefined();
      expect(await store.policies.find('bayou', null)).toEqual(kept);
      // What was read under the new name already is younger.
      await store.policies.keep('Marsh', null, { ...kept, text: 'start: advise' });
      await put('Marsh');

      expect(await store.policies.find('bayou', null)).toBeUndefined();
      expect(await store.policies.find('marsh', null)).toMatchObject({ text: 'start: advise' });
    });

    it('F10: purges the policy of the organization too', async () => {
      const kept = { text: 'start: enforce', sha: null, readAt: noon };
      const id = fresh();
      await store.installations.put({ id, account: 'Shoal', state: 'uninstalled', since: noon });
      for (const owner of ['shoal', 'reef']) await store.policies.keep(owner, null, kept);
      await store.installations.purge(id);

      expect(await store.policies.find('shoal', null)).toBeUndefined();
      expect(await store.policies.find('reef', null)).toEqual(kept);
    });
  });
}

interface Column extends Record<string, unknown> {
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
  readonly counted: boolean;
  readonly filled: boolean;
}

const samples: Readonly<Record<string, unknown>> = {
  bigint: 1,
  integer: 1,
  boolean: false,
  text: 'x',
  json: '{}',
  jsonb: '{}',
  'timestamp with time zone': noon.toISOString(),
  bytea: '\\x00',
  ARRAY: '{}',
};

async function fill(
  { database }: TestStore,
  table: string,
  columns: readonly Column[],
  ref: RepositoryRef,
): Promise<void> {
  const given = columns.filter(
    ({ column_name: name, counted, filled }) => !counted && (!filled || name.endsWith('_id')),
  );
  const values = given.map(({ column_name: name, data_type: type }) => {
    if (name === 'installation_id') return ref.installationId;
    if (name === 'repository_id') return ref.id;

    return ['id', 'guid', 'token_sha256'].includes(name) ? `row-${ref.id}` : samples[type];
  });
  await database.drizzle.execute(sql`
    insert into ${sql.identifier(table)} (${sql.join(
      given.map(column => sql.identifier(column.column_name)),
      sql`, `,
    )}) values (${sql.join(
      values.map(value => sql`${value}`),
      sql`, `,
    )})`);
}

async function count(
  { database }: TestStore,
  table: string,
  columns: readonly Column[],
  ref: RepositoryRef,
): Promise<number> {
  const conditions = columns.flatMap(({ column_name: name }) => {
    if (name === 'installation_id') return [sql`installation_id = ${ref.installationId}`];

    return name === 'repository_id' ? [sql`repository_id = ${ref.id}`] : [];
  });
  const { rows } = await database.drizzle.execute(
    sql`select 1 from ${sql.identifier(table)} where ${sql.join(conditions, sql` or `)}`,
  );

  return rows.length;
}

async function startEvaluation(store: Store, ref: RepositoryRef): Promise<void> {
  await store.evaluations.start({
    ...{ id: `evaluation-${ref.id}`, repository: ref, headSha: 'a'.repeat(40), topic: 'ci-status' },
    ...{ startedAt: noon, deadline: noon, checkRunId: null, conclusion: null, concludedAt: null },
    ...{ contentHash: null, inputHash: null },
  });
}

async function openPullRequest(store: Store, ref: RepositoryRef, open: boolean): Promise<void> {
  await store.pullRequests.put({
    repository: ref,
    number: 1,
    headSha: 'a'.repeat(40),
    headBranch: 'feature',
    headRepositoryId: ref.id,
    baseBranch: 'main',
    open,
    authorId: 1,
    draft: false,
    readySince: noon,
    updatedAt: noon,
  });
}

async function intend({ database }: TestStore, key: string): Promise<void> {
  await database.drizzle.execute(sql`
    insert into effect (key, content_hash, done, intended_at) values (${key}, 'x', false, ${noon.toISOString()})`);
}
