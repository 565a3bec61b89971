import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { silentLog } from '../../../src/model/log.ts';
import type { RepositoryRef } from '../../../src/model/repository.ts';
import { sweepLadders } from '../../../src/usecases/ladder/sweep-ladders.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';

const now = new Date('2026-11-23T09:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const ref = (id: number): RepositoryRef => ({ installationId: 1, id, owner: 'harbour', name: `r${id}` });

let opened: TestStore;
let asked: string[];

beforeAll(async () => {
  opened = await openTestStore({ kind: 'embedded' });
});
beforeEach(async () => {
  await opened.empty();
  asked = [];
  const { installations, repositories } = opened.store;
  await installations.put({ id: 1, account: 'harbour', state: 'active', since: now, permissions: null });
  for (const id of [7, 8, 9]) await repositories.put(ref(id));
});
afterAll(() => opened.close());

const sweep = (limit?: number) =>
  sweepLadders(
    { store: opened.store, now: () => now, log: silentLog },
    {
      async requestLadder({ repository, work }, { at } = {}) {
        asked.push([work, repository.id, ...(at ? [at.toISOString()] : [])].join(' '));
      },
    },
    limit,
  );

test('a repository that is new has its history read, once', async () => {
  await opened.store.repositories.put(ref(9), { state: 'archived' });

  expect(await sweep()).toEqual({ begun: 2, due: 2 });
  expect(asked).toEqual([`backfill 7 ${now.toISOString()}`, `backfill 8 ${now.toISOString()}`]);
  expect((await opened.store.ladders.find(7))?.eventsSince).toEqual(now);
  // As long as it is due it is asked for again: the process may have been cut off in between.
  expect(await sweep()).toEqual({ begun: 0, due: 2 });
});

test('the repository of an organization’s own texts and policies stays off the ladder', async () => {
  await opened.store.repositories.put({ ...ref(9), name: '.github' });

  expect(await sweep()).toEqual({ begun: 2, due: 2 });
  expect(await opened.store.ladders.find(9)).toBeUndefined();
});

test('a suspended installation begins nothing', async () => {
  await opened.store.installations.put({
    ...{ id: 1, account: 'harbour', state: 'suspended', since: now, permissions: null },
  });

  expect(await sweep()).toEqual({ begun: 0, due: 0 });
});

test('an assessment is asked for at its turn, where that comes within the hour', async () => {
  await sweep();
  asked = [];
  for (const id of [7, 8, 9]) await opened.store.ladders.update(id, { backfilledAt: now });
  await opened.store.ladders.update(7, { dueAt: inMinutes(60) });
  await opened.store.ladders.update(8, { dueAt: inMinutes(61) });
  await opened.store.ladders.update(9, { dueAt: inMinutes(-5) });

  expect(await sweep()).toEqual({ begun: 0, due: 2 });
  expect(asked).toEqual([
    `assess 9 ${inMinutes(-5).toISOString()}`,
    `assess 7 ${inMinutes(60).toISOString()}`,
  ]);
});

test('all of them are begun and asked for, however few are read from the database at once', async () => {
  for (let id = 10; id < 17; id++) await opened.store.repositories.put(ref(id));

  expect(await sweep(2)).toEqual({ begun: 10, due: 10 });
  expect(new Set(asked).size).toBe(10);
  // Those that are held back by a limit do not stand in the way of others.
  for (let id = 7; id < 12; id++) await opened.store.ladders.update(id, { dueAt: inMinutes(-90) });
  asked = [];
  expect(await sweep(2)).toEqual({ begun: 0, due: 10 });
  expect(new Set(asked).size).toBe(10);
});
