import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../src/model/log.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate, readMigrations } from '../../src/store/migrate.ts';
import { migrateWithSamples, openBlankStore, readAll } from '../support/blank-database.ts';
import { databaseKinds, type OpenedStore, type TestStore } from '../support/database.ts';
import { type ProcessLines, startProcess } from '../support/process-lines.ts';

const program = new URL('processes/migrate.ts', import.meta.url);

/** Changes rows, many times: there is always a half of it. */
const statements = 400;
const change = `create table later (number integer); ${'insert into later select 1; update evaluation set topic = topic;'.repeat(statements)}`;

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`F22: a migration cut off by kill -9, ${title}`, { timeout: 120_000 }, () => {
    let place: TestStore;
    let child: ProcessLines | undefined;
    let reopened: OpenedStore | undefined;
    afterEach(async () => {
      await child?.kill('SIGKILL');
      await reopened?.close();
      await place?.remove();
    });

    async function prepare(): Promise<string> {
      place = await openBlankStore(kind);
      await migrateWithSamples(place.database);
      await place.queue.stop(1000);
      await place.store.close();
      const { options } = place;
      return 'dataDir' in options ? options.dataDir : options.databaseUrl;
    }

    const countLater = async ({ pool }: Database) =>
      (await pool.query('select count(*)::int as count from later')).rows[0]?.count;

    it('is completed by the next start, with all rows', async () => {
      const where = await prepare();
      for (const delayMs of [0, 30, 90]) {
        child = startProcess(program, [where, change]);
        await child.line('opened');
        await sleep(delayMs);
        await child.kill('SIGKILL');
      }

      reopened = await place.reopen();
      const evaluations = (await readAll(reopened.database)).get('evaluation');
      await migrate(
        reopened.database,
        [...(await readMigrations()), { version: '9001', sql: change }],
        silentLog,
      );
      expect(await countLater(reopened.database)).toBe(statements);
      expect((await readAll(reopened.database)).get('evaluation')).toEqual(evaluations);
    });

    it.skipIf(kind === 'embedded')(
      'does not hold the next start up, however long its statement takes',
      async () => {
        const where = await prepare();
        child = startProcess(program, [where, 'create table later (number integer); select pg_sleep(600)']);
        reopened = await place.reopen();
        const { pool } = reopened.database;
        await vi.waitFor(async () => {
          const { rowCount } = await pool.query(
            `select 1 from pg_stat_activity where wait_event = 'PgSleep'`,
          );
          expect(rowCount).toBe(1);
        }, 30_000);
        await child.kill('SIGKILL');

        const next = { version: '9001', sql: 'create table later (number integer)' };
        await migrate(reopened.database, [...(await readMigrations()), next], silentLog);
        expect(await countLater(reopened.database)).toBe(0);
      },
    );
  });
