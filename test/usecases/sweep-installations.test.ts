import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstallationFacts } from '../../src/github/app-reads.ts';
import { silentLog } from '../../src/model/log.ts';
import type { Services } from '../../src/usecases/services.ts';
import { sweepInstallations } from '../../src/usecases/sweep-installations.ts';
import { openTestStore, type TestStore } from '../support/database.ts';

const noon = new Date('2026-03-02T12:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;
const days = (count: number) => new Date(noon.getTime() + count * dayMs);

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const listed = (id: number, change: Partial<InstallationFacts> = {}): InstallationFacts => ({
  ...{ id, account: `account-${id}`, htmlUrl: '', selection: 'all', isSuspended: false },
  ...{ permissions: { checks: 'write' }, events: [] },
  ...change,
});

/** The account of an installation that GitHub answers nothing about. */
const unreadable = 'unreadable';
/** The account of one whose repositories GitHub does not list. */
const unlisted = 'unlisted';

/** One look at GitHub's list, at that time; returns what was asked of the queue. */
async function sweep(list: readonly InstallationFacts[], now: Date): Promise<readonly string[]> {
  const asked: string[] = [];
  const note = (what: string) => async (about: unknown) => {
    asked.push(`${what} ${typeof about === 'number' ? about : ''}`.trim());
    return 0;
  };
  const services = {
    store: opened.store,
    app: { installations: async () => list },
    github: {
      places: {
        async installation(id: number) {
          const found = list.find(one => one.id === id);
          if (found?.account === unreadable) throw new Error('it cannot be read');

          return found;
        },
      },
      installation: (id: number) => ({
        async repositories() {
          if (list.find(one => one.id === id)?.account === unlisted) throw new Error('no list');

          return [{ ref: { installationId: id, id: id * 10, owner: 'o', name: 'r' } }];
        },
      }),
    },
    timing: { purgeAfterMs: 7 * dayMs },
    now: () => now,
    log: silentLog,
  } as unknown as Services;
  await sweepInstallations(services, {
    requestCheck: async () => {},
    requestReconcile: async ({ repository }) => void asked.push(`reconcile ${repository.id}`),
    dropInstallation: note('drop installation'),
    dropRepository: note('drop repository'),
  });

  return asked;
}

const stateOf = async (id: number) => (await opened.store.installations.find(id))?.state;

test('F10: an installation whose events were missed is known after a sweep, and purged when it is over long enough', async () => {
  expect(await sweep([listed(1), listed(2)], noon)).toEqual([]);
  expect(await opened.store.installations.find(1)).toEqual({
    ...{ id: 1, account: 'account-1', state: 'active', since: noon, permissions: 'checks:write' },
  });

  expect(await sweep([listed(1, { isSuspended: true })], days(1))).toEqual([
    'drop installation 1',
    'drop installation 2',
  ]);
  expect([await stateOf(1), await stateOf(2)]).toEqual(['suspended', 'uninstalled']);

  expect(await sweep([listed(1, { account: 'renamed' })], days(2))).toEqual(['reconcile 10']);
  expect(await opened.store.installations.find(1)).toMatchObject({ account: 'renamed', state: 'active' });

  await sweep([listed(1)], new Date(days(8).getTime() - 1));
  expect(await stateOf(2)).toBe('uninstalled');
  await sweep([listed(1)], days(8));
  expect(await opened.store.installations.find(2)).toBeUndefined();
  expect(await stateOf(1)).toBe('active');
});

test('F10: one that is active again is reconciled, though GitHub does not list its repositories at first', async () => {
  const { installations } = opened.store;
  await installations.put({ id: 7, account: 'a', state: 'suspended', since: noon, permissions: null });
  await expect(sweep([listed(7, { account: unlisted })], days(1))).rejects.toThrow('no list');
  expect(await sweep([listed(7)], days(1))).toEqual(['reconcile 70']);
  expect(await sweep([listed(7)], days(1))).toEqual([]);
});

test('F10: one that GitHub cannot be asked about keeps no other from being purged', async () => {
  const { installations } = opened.store;
  await installations.put({
    id: 5,
    account: 'moved',
    state: 'active',
    since: noon,
    permissions: 'checks:write',
  });
  await installations.put({ id: 6, account: 'over', state: 'uninstalled', since: noon, permissions: null });

  await expect(sweep([listed(5, { account: unreadable })], days(8))).rejects.toThrow('it cannot be read');
  expect(await installations.find(6)).toBeUndefined();
});

test('F10: of a large installation that is over all is deleted, however many rows there are', async () => {
  const { store, database } = opened;
  await store.installations.put({
    id: 9,
    account: 'large',
    state: 'uninstalled',
    since: noon,
    permissions: null,
  });
  await store.repositories.put({ installationId: 9, id: 90, owner: 'large', name: 'one' });
  await database.pool.query(
    `insert into record (repository_id, kind, key, ended_at, seen_at, value)
     select 90, 'runs', n, now(), now(), '{}' from generate_series(1, 12000) n`,
  );
  await sweep([], days(8));

  const { rows } = await database.pool.query(
    'select count(*)::int as count from record where repository_id = 90',
  );
  expect(rows).toEqual([{ count: 0 }]);
  expect(await store.installations.find(9)).toBeUndefined();
  expect(await store.repositories.find(90)).toBeUndefined();
});
