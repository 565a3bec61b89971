import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/model/log.ts';
import { getTableColumns, getTableName, type PgTable } from '../../src/store/drizzle.ts';
import * as issueSchema from '../../src/store/issue-schema.ts';
import * as ladderSchema from '../../src/store/ladder-schema.ts';
import * as laneSchema from '../../src/store/lane-schema.ts';
import { migrate, readMigrations } from '../../src/store/migrate.ts';
import * as placeSchema from '../../src/store/place-schema.ts';
import * as reportSchema from '../../src/store/report-schema.ts';
import * as schema from '../../src/store/schema.ts';
import * as turnSchema from '../../src/store/turn-schema.ts';
import { databaseKinds, type OpenedStore, openTestStore, type TestStore } from '../support/database.ts';

const tables: readonly PgTable[] = [
  schema,
  issueSchema,
  ladderSchema,
  laneSchema,
  placeSchema,
  reportSchema,
  turnSchema,
].flatMap(part => Object.values(part));

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`the migrations, ${title}`, () => {
    let opened: TestStore;

    beforeAll(async () => {
      opened = await openTestStore({ kind });
    });
    afterAll(() => opened?.close());

    it.each(tables.map(table => ({ name: getTableName(table), table })))(
      'make the table $name as the code knows it',
      async ({ name, table }) => {
        const { rows } = await opened.database.pool.query(
          `select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as "notNull"
           from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
          [name],
        );
        const known = Object.values(getTableColumns(table)).map(column => ({
          name: column.name,
          type: column.getSQLType(),
          notNull: column.notNull,
        }));

        expect(byName(rows)).toEqual(byName(known));
      },
    );

    it('know every table that was made', async () => {
      const { rows } = await opened.database.pool.query<{ name: string }>(
        `select table_name as name from information_schema.tables where table_schema = 'public'`,
      );

      expect(rows.map(({ name }) => name).toSorted()).toEqual(
        [...tables.map(getTableName), 'migration'].toSorted(),
      );
    });
  });

  describe.skipIf(!isThere)(`F22: running migrations, ${title}`, () => {
    let opened: TestStore;
    let second: OpenedStore | undefined;

    beforeEach(async () => {
      opened = await openTestStore({ kind });
    });
    afterEach(async () => {
      await second?.close();
      second = undefined;
      await opened.close();
    });

    const tableExists = async (name: string) => {
      const { rows } = await opened.database.pool.query('select to_regclass($1) is not null as found', [
        name,
      ]);
      return rows[0]?.found;
    };
    const run = async (...extra: { version: string; sql: string }[]) =>
      migrate(opened.database, [...(await readMigrations()), ...extra], silentLog);

    it('run once each', async () => {
      const next = { version: '9001', sql: 'create table later ()' };
      await run(next);
      await run(next);

      expect(await tableExists('later')).toBe(true);
    });

    it('leave nothing behind when one of them fails', async () => {
      const first = { version: '9001', sql: 'create table later ()' };
      await expect(
        run(first, { version: '9002', sql: 'create table even_later (); select 1 / 0' }),
      ).rejects.toThrow('division by zero');

      expect(await tableExists('later')).toBe(false);
      await run(first);
      expect(await tableExists('later')).toBe(true);
    });

    it('let the version before run on the next version’s tables, and refuse those of later ones', async () => {
      await run({ version: '9001', sql: 'alter table effect add column later text' });
      await expect(run()).resolves.toBeUndefined();
      await opened.store.effects.claim('key', 'hash', new Date());

      await run({ version: '9001', sql: '' }, { version: '9002', sql: 'select 1' });
      await expect(run()).rejects.toThrow('a newer Rung (migrations 9001, 9002)');
    });

    it('run once when instances start at the same time', async () => {
      if (kind === 'postgresql') second = await opened.reopen();
      const migrations = [...(await readMigrations()), { version: '9001', sql: 'create table later ()' }];
      const instances = [opened.database, second?.database ?? opened.database];

      await Promise.all(instances.map(database => migrate(database, migrations, silentLog)));
      expect(await tableExists('later')).toBe(true);
    });
  });
}

function byName<Named extends { name: string }>(columns: readonly Named[]): readonly Named[] {
  return columns.toSorted((a, b) => a.name.localeCompare(b.name));
}
