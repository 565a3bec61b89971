import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { silentLog } from '../../src/model/log.ts';
import { reclaimSpace } from '../../src/store/reclaim-space.ts';
import { openTestStore, type TestStore } from '../support/database.ts';

let opened: TestStore;

beforeEach(async () => {
  opened = await openTestStore();
  await opened.database.pool.query('create table removed (id integer primary key, text text)');
});
afterEach(() => opened.close());

async function fillAndEmpty(rows: number): Promise<void> {
  const { pool } = opened.database;
  await pool.query(`insert into removed select n, repeat('a', 200) from generate_series(1, ${rows}) n`);
  await pool.query('delete from removed');
}

async function pages(): Promise<number> {
  const { rows } = await opened.database.pool.query<{ bytes: string }>(
    `select pg_relation_size('removed') as bytes`,
  );

  return Number(rows[0]?.bytes) / 8192;
}

async function rowsOnRecord(): Promise<number> {
  const { rows } = await opened.database.pool.query<{ reltuples: number }>(
    `select reltuples from pg_class where relname = 'removed'`,
  );

  return Number(rows[0]?.reltuples);
}

it('gives back the room of many removed rows, and leaves the size of the table unknown', async () => {
  await fillAndEmpty(3_000);
  expect(await pages()).toBeGreaterThan(50);

  const reclaiming = reclaimSpace(opened.database.pool, silentLog, 50);
  await vi.waitFor(async () => expect(await pages()).toBe(0), { timeout: 20_000 });
  await reclaiming.stop();

  expect(await rowsOnRecord()).toBe(-1);
});

it('gives back the room of the log', async () => {
  const { pool } = opened.database;
  const begun = async () =>
    (await pool.query<{ at: string }>('select redo_lsn as at from pg_control_checkpoint()')).rows[0]?.at;
  await fillAndEmpty(100);
  const before = await begun();

  const reclaiming = reclaimSpace(pool, silentLog, 50);
  await vi.waitFor(async () => expect(await begun()).not.toBe(before), { timeout: 20_000 });
  await reclaiming.stop();
});

it('leaves a table alone of which little was removed', async () => {
  await fillAndEmpty(100);
  const before = await pages();

  const reclaiming = reclaimSpace(opened.database.pool, silentLog, 50);
  await vi.waitFor(
    async () => {
      await opened.database.pool.query('select pg_stat_force_next_flush()');
      const { rows } = await opened.database.pool.query<{ dead: string }>(
        `select n_dead_tup as dead from pg_stat_user_tables where relname = 'removed'`,
      );
      expect(Number(rows[0]?.dead)).toBe(100);
    },
    { timeout: 20_000, interval: 100 },
  );
  await new Promise(resolve => setTimeout(resolve, 200));
  await reclaiming.stop();

  expect(before).toBeGreaterThan(0);
  expect(await pages()).toBe(before);
});

it('says that it failed, and tries again', async () => {
  const warned: string[] = [];
  const log = { ...silentLog, warn: (_: object, message: string) => void warned.push(message) };
  const query = vi
    .fn<() => Promise<{ rows: object[] }>>()
    .mockRejectedValueOnce(new Error('busy'))
    .mockResolvedValue({ rows: [] });

  const reclaiming = reclaimSpace({ query } as never, log, 10);
  await vi.waitFor(() => expect(query.mock.calls.length).toBeGreaterThan(2));
  await reclaiming.stop();

  expect(warned).toEqual(['room of removed rows not reclaimed: tried again in an hour']);
});
