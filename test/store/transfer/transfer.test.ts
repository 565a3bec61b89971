import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { exportRows } from '../../../src/store/transfer/export-rows.ts';
import { importRows } from '../../../src/store/transfer/import-rows.ts';
import { readAll, tableNames } from '../../support/blank-database.ts';
import { type DatabaseKind, databaseKinds, openTestStore, type TestStore } from '../../support/database.ts';

const kinds = databaseKinds.filter(({ isThere }) => isThere).map(({ kind }) => kind);
const ways = kinds.flatMap(from => kinds.map(to => ({ from, to })));

/** A value of each type that a table has, as PostgreSQL reads it. */
const values: Readonly<Record<string, fc.Arbitrary<string>>> = {
  text: fc.string({ unit: 'binary', maxLength: 60 }).map(text => text.replaceAll('\u0000', '\u2028\n')),
  integer: fc.integer().map(String),
  bigint: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  boolean: fc.boolean().map(String),
  'timestamp with time zone': fc
    .tuple(
      fc.date({ min: new Date('0001-01-01'), max: new Date('9999-01-01'), noInvalidDate: true }),
      fc.nat(999),
    )
    .map(([date, micros]) => date.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`)),
  json: fc.json().map(json => `[${json},\n\t"\\u0000"\r\n]`),
  bytea: fc.uint8Array({ maxLength: 60 }).map(bytes => `\\x${Buffer.from(bytes).toString('hex')}`),
  ARRAY: fc.constantFrom('{}', '{"2026-01-01T00:00:00.000001Z",NULL}'),
};

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly always: boolean;
}

async function columnsOf({ pool }: Database): Promise<readonly Column[]> {
  const { rows } = await pool.query<Column>(`
    select table_name as table, column_name as name, data_type as type, is_nullable = 'YES' as nullable,
      is_identity = 'YES' as always
    from information_schema.columns where table_schema = 'public' and table_name not in ('migration', 'catch_up')`);

  return rows;
}

/** Some rows, each as values by column. */
function rowsOf(
  columns: readonly Column[],
): fc.Arbitrary<readonly Readonly<Record<string, string | null>>[]> {
  const one = Object.fromEntries(
    columns
      .filter(({ always }) => !always)
      .map(({ name, type, nullable }) => {
        const value = values[type];
        if (value === undefined) throw new Error(`no values of type ${type}`);
        return [name, nullable ? fc.option(value) : value];
      }),
  );

  return fc.array(fc.record(one), { maxLength: 3 });
}

async function empty(database: Database): Promise<void> {
  const tables = (await tableNames(database)).map(name => `"${name}"`);
  await database.pool.query(`truncate ${tables.join(', ')} restart identity; delete from pgboss.job`);
}

async function fill(database: Database, tables: Readonly<Record<string, readonly object[]>>): Promise<void> {
  for (const [table, rows] of Object.entries(tables))
    for (const row of rows) {
      const names = Object.keys(row);
      const places = names.map((_, index) => `$${index + 1}`);
      await database.pool.query(
        `insert into "${table}" (${names.map(name => `"${name}"`).join(', ')}) values (${places.join(', ')})
         on conflict do nothing`,
        Object.values(row),
      );
    }
}

async function exported(database: Database): Promise<string[]> {
  let text = '';
  await exportRows(database, async more => {
    text += more;
  });

  return text.split('\n').slice(0, -1);
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const importInto = ({ database, queue }: TestStore, lines: readonly string[]) =>
  importRows(database, each(lines), { enqueueDeliveries: (...args) => queue.enqueueDeliveries(...args) });

describe('rung export and import', { timeout: 120_000 }, () => {
  const stores = new Map<string, TestStore>();
  const at = (place: 'source' | 'target', kind: DatabaseKind) => {
    const store = stores.get(`${place} ${kind}`);
    if (store === undefined) throw new Error(`no ${place} ${kind}`);
    return store;
  };
  beforeAll(async () => {
    for (const kind of kinds)
      for (const place of ['source', 'target']) {
        const store = await openTestStore({ kind });
        await store.queue.start();
        stores.set(`${place} ${kind}`, store);
      }
  }, 120_000);
  afterAll(async () => {
    for (const store of stores.values()) await store.close();
  });

  it.each(ways)('F22: keep all rows, $from → $to', async ({ from, to }) => {
    const [source, target] = [at('source', from), at('target', to)];
    const columns = Map.groupBy(await columnsOf(source.database), ({ table }) => table);
    const tables = fc.record(
      Object.fromEntries([...columns].map(([table, itsColumns]) => [table, rowsOf(itsColumns)])),
    );

    await fc.assert(
      fc.asyncProperty(tables, async given => {
        await empty(source.database);
        await empty(target.database);
        await fill(source.database, given);
        const lines = await exported(source.database);
        const { counts } = await importInto(target, lines);

        const [before, after] = [await readAll(source.database), await readAll(target.database)];
        expect(after).toEqual(before);
        for (const [table, rows] of before) expect(counts[table] ?? 0).toBe(rows.length);
      }),
      { numRuns: 8 },
    );
  });

  const kind = kinds[0] ?? 'embedded';
  const accept = (store: TestStore, guid: string) =>
    store.store.inbox.accept({
      ...{ guid, event: 'push', action: null, installationId: 1, repositoryId: 2 },
      ...{ bodySha256: guid, receivedAt: new Date(0), payload: '{}' },
    });

  it('queue deliveries again that were not worked off, count on, and leave the mark of the catch-up behind', async () => {
    const [source, target] = [at('source', kind), at('target', kind)];
    await empty(source.database);
    await empty(target.database);
    await accept(source, 'waiting');
    await accept(source, 'finished');
    await source.store.inbox.finish('finished', null);
    await source.database.pool.query(`
      insert into catch_up (mark, scanned_at) values (now(), now());
      insert into lane_use (installation_id, lane, at, amount) select 1, 'notifying', now(), 1 from generate_series(1, 7)`);

    expect(await importInto(target, await exported(source.database))).toMatchObject({ queued: 1 });
    const { rows } = await target.database.pool.query(
      `select data->>'guid' as guid from pgboss.job where name = 'delivery' and state < 'active'`,
    );
    expect(rows).toEqual([{ guid: 'waiting' }]);
    expect((await readAll(target.database)).get('catch_up')).toEqual([]);
    const next = await target.database.pool.query(
      `insert into lane_use (installation_id, lane, at, amount) values (1, 'notifying', now(), 1) returning position`,
    );
    expect(next.rows).toEqual([{ position: '8' }]);
  });

  it('take a file of an older version: what it did not know gets its default', async () => {
    const target = at('target', kind);
    await empty(target.database);
    const header = {
      rung: 'export',
      format: 1,
      migration: '0001',
      tables: { effect: ['key', 'content_hash', 'done', 'intended_at'] },
    };
    const row = { key: 'k', content_hash: 'h', done: true, intended_at: '2026-01-01T00:00:00Z' };
    await importInto(target, [
      JSON.stringify(header),
      `{"table":"effect","row":${JSON.stringify(row)}}`,
      '{"rows":{"effect":1}}',
    ]);

    expect((await readAll(target.database)).get('effect')).toMatchObject([{ key: 'k', fence: 0 }]);
  });

  const header =
    '{"rung":"export","format":1,"migration":"0001","tables":{"breaker":["name","opened_at","reason"]}}';
  const row = '{"table":"breaker","row":{"name":"b","opened_at":"2026-01-01T00:00:00Z","reason":"r"}}';
  it.each([
    { title: 'no export', lines: ['hello'], says: 'Line 1 is not the beginning of an export' },
    { title: 'an empty file', lines: [], says: 'Line 1 is not the beginning of an export' },
    {
      title: 'a newer format',
      lines: ['{"rung":"export","format":2}'],
      says: 'The file has format 2, written by a newer Rung',
    },
    {
      title: 'a newer migration',
      lines: [header.replace('0001', '9999')],
      says: 'The file comes from a newer Rung (migration 9999)',
    },
    { title: 'a header without tables', lines: ['{"rung":"export","format":1}'], says: 'Line 1 is damaged' },
    { title: 'a file that was cut short', lines: [header, row], says: 'The file ends too early' },
    {
      title: 'a file with a line too few',
      lines: [header, row, '{"rows":{"breaker":2}}'],
      says: 'The file holds 1 rows of the table breaker: expected 2.',
    },
    { title: 'a line that is none', lines: [header, row, row.slice(0, -9)], says: 'Line 3 is damaged' },
    {
      title: 'a line after the end',
      lines: [header, row, '{"rows":{"breaker":1}}', row],
      says: 'Line 4 is damaged',
    },
    {
      title: 'a value that does not fit',
      lines: [header, row.replace('2026', 'year'), '{"rows":{"breaker":1}}'],
      says: 'Line 2 is damaged: it does not fit into the table breaker.',
    },
    {
      title: 'a row twice',
      lines: [header, row, row, '{"rows":{"breaker":2}}'],
      says: 'One of the lines 2 to 3 is damaged',
    },
    {
      title: 'a table that nobody knows',
      lines: [header, row.replace('"breaker"', '"pg_class"')],
      says: 'Line 2 is a row of the table pg_class, which this Rung does not have.',
    },
  ])('refuse $title, and leave nothing behind', async ({ lines, says }) => {
    const target = at('target', kind);
    await empty(target.database);

    await expect(importInto(target, lines)).rejects.toThrow(says);
    expect([...(await readAll(target.database)).values()].flat()).toEqual([]);
  });

  it('refuse a database that holds something', async () => {
    const target = at('target', kind);
    await empty(target.database);
    await accept(target, 'something');

    await expect(importInto(target, [header, row, '{"rows":{"breaker":1}}'])).rejects.toThrow(
      'The database is not empty (table delivery): an import needs a new one.',
    );
  });
});
