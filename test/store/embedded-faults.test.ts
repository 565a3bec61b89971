import { randomUUID } from 'node:crypto';
import { cp, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openEmbedded } from '../../src/store/open-embedded.ts';
import { sqlStateOf } from '../../src/store/sql-state.ts';
import { makeEmbedded, type OpenedStore, openWithQueue } from '../support/database.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';

const now = () => new Date('2026-03-01T12:00:00.000Z');
const disk: SmallDisk | undefined = await mountSmallDisk(120);
const why = disk === undefined ? ' (skipped: this process may not mount a file system)' : '';

describe('F21: the embedded database under faults', { timeout: 120_000 }, () => {
  const closers: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
  });

  const place = async (): Promise<string> => {
    const { options, remove } = await makeEmbedded();
    closers.push(remove);
    return 'dataDir' in options ? options.dataDir : '';
  };

  it('goes on after an engine that hung', async () => {
    const { log, lines } = recordedLog();
    const patience = { startMs: 60_000, answerMs: 2_000 };
    const database: Database = await openEmbedded(await place(), { log, now, patience });
    closers.push(() => database.close());
    await database.pool.query('create table kept as select 7 as number');

    await expect(database.pool.query('select pg_sleep(60)')).rejects.toThrow('no answer within 2 s');
    await vi.waitFor(
      async () =>
        expect((await database.pool.query('select number from kept')).rows).toEqual([{ number: 7 }]),
      { timeout: 20_000, interval: 50 },
    );
    expect(lines.map(({ message }) => message)).toContain('embedded database started again');
  });

  it('goes on after an engine that broke without a word', async () => {
    const { log, lines } = recordedLog();
    const database: Database = await openEmbedded(await place(), { log, now });
    closers.push(() => database.close());
    await database.pool.query('create table kept as select 7 as number');

    // Deeper than its stack: what that throws, PGlite catches, and all later answers are nonsense.
    await expect(database.pool.query('select $1::json', ['['.repeat(100_000)])).rejects.toThrow(
      'it broke in the middle of a statement',
    );
    await vi.waitFor(
      async () =>
        expect((await database.pool.query('select number from kept')).rows).toEqual([{ number: 7 }]),
      { timeout: 20_000, interval: 50 },
    );
    expect(lines.map(({ message }) => message)).toContain('embedded database started again');
  });

  it('is set aside when the look for damage finds some while the server runs, which ends it', async () => {
    const { log } = recordedLog();
    const dataDir = await place();
    const first = await openEmbedded(dataDir, { log, now });
    await first.pool.query(
      `create table kept as select repeat('x', 500) as text from generate_series(1, 500)`,
    );
    const { rows } = await first.pool.query(`select pg_relation_filepath('kept') as path`);
    await first.pool.query('checkpoint');
    await first.close();
    const file = await open(join(dataDir, 'database', String(rows[0]?.path)), 'r+');
    await file.write(Buffer.from('damage'), 0, 6, 3 * 8192 + 4000);
    await file.close();

    const second = await openEmbedded(dataDir, { log, now, integrityBudgetMs: 0 });
    closers.push(() => second.close());
    await expect(second.lost).rejects.toThrow('is damaged and was set aside: start Rung again');
    await vi.waitFor(async () =>
      expect((await readdir(dataDir)).toSorted()).toEqual(['damaged-2026-03-01T12-00-00-000Z', 'lock']),
    );
  });

  it('is not taken for damaged when its start takes long', async () => {
    const dataDir = await place();
    const patience = { startMs: 1, answerMs: 60_000 };

    await expect(openEmbedded(dataDir, { log: recordedLog().log, now, patience })).rejects.toMatchObject({
      kind: 'unusable',
      message: /the engine did not start within/,
    });
    expect(await readdir(dataDir)).toEqual(['database']);
  });

  it('is not taken for damaged when its engine cannot be loaded', async () => {
    const dataDir = await place();
    const loadModule = () => Promise.reject(new Error("EACCES: permission denied, open 'pglite.wasm'"));

    await expect(openEmbedded(dataDir, { log: recordedLog().log, now, loadModule })).rejects.toMatchObject({
      kind: 'unusable',
      message: /cannot be loaded, install Rung again: EACCES/,
    });
    expect(await readdir(dataDir)).toEqual(['database']);
  });

  it('is refused below /proc, where directories cannot be made, in one line', async () => {
    await expect(openEmbedded('/proc/rung/data', { log: recordedLog().log, now })).rejects.toMatchObject({
      kind: 'not-writable',
      message: /^The data directory \/proc\/rung\/data is not writable \(.+\): set DATA_DIR [^\n]+$/,
    });
  });

  it.skipIf(disk === undefined)(
    `F20: refuses deliveries while its disk is full, and goes on when there is space again${why}`,
    async () => {
      if (disk === undefined) return;
      closers.push(() => disk.remove());
      await cp(join(await place(), 'database'), join(disk.directory, 'database'), { recursive: true });
      const opened = await openWithQueue({ dataDir: disk.directory });
      closers.push(() => opened.close());
      await opened.queue.start();
      const accepted: string[] = [];
      const giveBack = disk.fill();

      const refused = await acceptUntilRefused(opened, accepted);
      expect(sqlStateOf(refused)).toBe('53100');
      await expect(opened.store.ping()).rejects.toThrow();
      // The engine itself ends when there is no room for its log either.
      await expect(
        (async () => {
          for (;;)
            await opened.database.pool.query(
              `select pg_logical_emit_message(false, '', repeat('x', 1000000))`,
            );
        })(),
      ).rejects.toMatchObject({ code: '53100', severity: 'PANIC' });

      giveBack();
      await vi.waitFor(() => opened.store.ping(), { timeout: 60_000, interval: 100 });
      const guid = randomUUID();
      expect(await accept(opened, guid)).toBe('accepted');
      const fates = await opened.store.inbox.fates([...accepted, guid]);
      expect(fates.size).toBe(accepted.length + 1);
    },
  );

  async function acceptUntilRefused(opened: OpenedStore, accepted: string[]): Promise<unknown> {
    for (;;) {
      const guid = randomUUID();
      try {
        await accept(opened, guid);
        accepted.push(guid);
      } catch (error) {
        return error;
      }
    }
  }
});

const accept = ({ store }: OpenedStore, guid: string) =>
  store.inbox.accept({
    ...{ guid, event: 'push', action: null, installationId: 1, repositoryId: 2 },
    ...{ bodySha256: guid, receivedAt: now(), payload: guid.repeat(2000) },
  });
