import { chmod, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/model/log.ts';
import type { Database } from '../../src/store/database.ts';
import { startEngine } from '../../src/store/embedded-engine.ts';
import { embeddedModule } from '../../src/store/embedded-module.ts';
import { OneConnectionPool } from '../../src/store/one-connection-pool.ts';
import { openEmbedded } from '../../src/store/open-embedded.ts';
import { surviveLostConnections } from '../../src/store/survive-lost-connections.ts';
import { makeEmbedded } from '../support/database.ts';
import { startProcess } from '../support/process-lines.ts';

const now = () => new Date('2026-03-01T12:00:00.000Z');

// Some make a new database, which takes seconds, and many on a busy machine.
describe('F21: the embedded database', { timeout: 120_000 }, () => {
  const logged: string[] = [];
  const note = (_fields: unknown, message: string) => void logged.push(message);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  let place: Awaited<ReturnType<typeof makeEmbedded>>;
  let dataDir: string;
  let database: Database | undefined;

  const openIt = async (directory = dataDir) => {
    database = await openEmbedded(directory, { log, now });
    return database;
  };
  const startIt = async (onLost: (reason: string) => void = () => {}) =>
    startEngine({ directory: join(dataDir, 'database'), module: await embeddedModule(), onLost });
  const count = async ({ pool }: Database) =>
    (await pool.query<{ count: number }>('select count(*)::int as count from precious')).rows[0]?.count;

  beforeEach(async () => {
    logged.length = 0;
    place = await makeEmbedded();
    dataDir = 'dataDir' in place.options ? place.options.dataDir : '';
  });
  afterEach(async () => {
    await database?.close();
    database = undefined;
    await place.remove();
  });

  it('is made on the first start, in a directory that is not there yet, and keeps what it was given', async () => {
    const directory = join(dataDir, 'new', 'directory');
    await (await openIt(directory)).pool.query('create table precious as select 7 as number');
    await database?.close();

    expect(await count(await openIt(directory))).toBe(1);
    expect(await readdir(directory)).toEqual(['database', 'lock']);
  });

  it('begins anew after a first start that was cut off', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'rung-test-'));
    await writeFile(join(directory, 'database.unfinished'), 'half of it');
    try {
      await openIt(directory);
      await database?.close();
      database = undefined;
      expect(await readdir(directory)).toEqual(['database']);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('belongs to one process at a time', async () => {
    await openIt();
    const second = startProcess(new URL('processes/hold-store.ts', import.meta.url), [dataDir]);

    expect(await second.line('refused')).toContain(
      `The data directory ${dataDir} is in use by process ${process.pid} on host`,
    );
    await second.kill('SIGKILL');
  });

  it('answers like node-postgres: values, types, errors, several statements', async () => {
    const { pool } = await openIt();
    const sent = ['9007199254740993', new Date('2026-01-01T00:00:00.123Z'), { a: ['"'] }, ['x', null], true];
    const { rows } = await pool.query(
      'select $1::bigint as big, $2::timestamptz as at, $3::jsonb as json, $4::text[] as list, $5::boolean as yes',
      sent,
    );
    const several = await pool.query('select 1 as a; select 2 as b');

    expect(Object.values(rows[0])).toEqual(sent);
    expect([several].flat().map(result => result.rows)).toEqual([[{ a: 1 }], [{ b: 2 }]]);
    await expect(pool.query('select $1::int', ['x'])).rejects.toMatchObject({ code: '22P02' });
    await expect(pool.query('select')).resolves.toBeDefined();
  });

  it('keeps nothing in memory of the answers it has given', async () => {
    const { pool } = await openIt();
    const answer = 1_000_000;
    const ask = async (times: number) => {
      for (let i = 0; i < times; i++)
        await pool.query(`select repeat('x', ${answer / 10}) as text from generate_series(1, 10)`);
    };
    // So much becomes garbage before any is collected.
    await ask(300);
    const before = process.memoryUsage().rss;
    await ask(500);

    expect(process.memoryUsage().rss - before).toBeLessThan(250 * answer);
  });

  it('ends what a connection left open before the next one begins', async () => {
    const { pool } = await openIt();
    const client = await pool.connect();
    await client.query('begin; create table forgotten ()');
    client.release(new Error('given up'));

    const { rows } = await pool.query(`select to_regclass('forgotten') as found`);
    expect(rows).toEqual([{ found: null }]);
  });

  it('gives up with a clear error where a statement waits for the transaction it is in', async () => {
    const engine = await startIt();
    const pool = new OneConnectionPool(engine.execute, 50);
    const client = await pool.connect();

    await expect(pool.query('select 1')).rejects.toThrow('must use that transaction');
    await expect(pool.connect()).rejects.toThrow('must use that transaction');
    client.release();
    await expect(pool.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
    await pool.end();
    await engine.close();
  });

  it('says that it was lost when its engine ends, to those who wait and to those who come later', async () => {
    const reasons: string[] = [];
    const engine = await startIt(reason => reasons.push(reason));
    const pool = new OneConnectionPool(engine.execute);
    pool.on('error', () => {});
    const waiting = pool.query('select pg_sleep(60)');
    await engine.terminate();

    await expect(waiting).rejects.toThrow('embedded database has stopped');
    await expect(pool.query('select 1')).rejects.toThrow('embedded database has stopped');
    await pool.end();
    expect(reasons).toEqual([]);
  });

  it('survives the loss of its engine in the middle of a transaction', async () => {
    const engine = await startIt();
    const pool = new OneConnectionPool(engine.execute);
    surviveLostConnections(pool, log);
    const client = await pool.connect();
    await client.query('begin');
    await engine.terminate();

    await expect(client.query('select 1')).rejects.toThrow('embedded database has stopped');
    client.release();
    await pool.end();
    expect(logged).toContain('database connection lost');
  });

  const damages: readonly { title: string; isKeyed?: boolean; damage: (files: string) => Promise<void> }[] = [
    { title: 'its control file is empty', damage: files => writeFile(join(files, 'global/pg_control'), '') },
    {
      title: 'a table with a primary key is cut short',
      isKeyed: true,
      damage: async files => cutInHalf(await largestTable(files)),
    },
    { title: 'a byte of a table is flipped', damage: async files => flipByte(await largestTable(files)) },
    { title: 'a file is missing', damage: files => rm(join(files, 'global/pg_filenode.map')) },
  ];

  it.each(damages)('is set aside and begun anew when $title', async ({ damage, isKeyed = false }) => {
    const { pool } = await openIt();
    await pool.query(
      `create table precious as select number, md5(number::text) from generate_series(1, 20000) number`,
    );
    if (isKeyed) await pool.query('alter table precious add primary key (number)');
    await pool.query('checkpoint');
    await database?.close();
    database = undefined;
    await damage(join(dataDir, 'database'));

    const { rows } = await (await openIt()).pool.query(`select to_regclass('precious') as found`);
    expect(rows).toEqual([{ found: null }]);
    expect(await readdir(dataDir)).toContain('damaged-2026-03-01T12-00-00-000Z');
    expect(logged).toContain('embedded database damaged: set aside');
  });

  const isRoot = process.getuid?.() === 0;
  const why = isRoot ? ' (skipped: root may write everywhere)' : '';
  it.skipIf(isRoot)(`refuses a directory it may not write to${why}`, async () => {
    await chmod(dataDir, 0o500);
    await expect(openIt()).rejects.toMatchObject({ kind: 'not-writable' });
    await chmod(dataDir, 0o700);
  });

  it('refuses a data directory that is a file, or below one', async () => {
    const file = join(dataDir, 'file');
    await writeFile(file, '');

    await expect(openIt(file)).rejects.toMatchObject({ kind: 'not-writable', message: /set DATA_DIR/ });
    await expect(openIt(join(file, 'below'))).rejects.toMatchObject({ kind: 'not-writable' });
  });

  it('does not take the files of another PostgreSQL version for damaged', async () => {
    await writeFile(join(dataDir, 'database/PG_VERSION'), '12\n');

    await expect(openIt()).rejects.toMatchObject({ kind: 'unusable' });
    expect(await readdir(dataDir)).toEqual(['database']);
  });
});

async function largestTable(files: string): Promise<string> {
  const names = await readdir(join(files, 'base'), { recursive: true });
  const tables = await Promise.all(
    names
      .filter(name => /^\d+\/\d{5,}$/.test(name))
      .map(async name => ({
        path: join(files, 'base', name),
        size: (await stat(join(files, 'base', name))).size,
      })),
  );
  const [largest] = tables.toSorted((a, b) => b.size - a.size);
  if (largest === undefined || largest.size < 1_000_000) throw new Error('There is no large table.');

  return largest.path;
}

async function cutInHalf(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.truncate(Math.floor((await file.stat()).size / 2));
  await file.close();
}

async function flipByte(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.from([0x7f]), 0, 1, 100 * 8192 + 5000);
  await file.close();
}
