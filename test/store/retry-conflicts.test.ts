import type { Duplex } from 'node:stream';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { sql } from '../../src/store/drizzle.ts';
import { retryConflicts } from '../../src/store/retry-conflicts.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

function conflict(code: string): Error {
  const error = new pg.DatabaseError('conflict', 8, 'error');
  error.code = code;

  return new Error('Failed query', { cause: error });
}

describe('F20: work that lost against another transaction', () => {
  const failing = (code: string, times: number) => {
    let tries = 0;
    return async () => {
      tries += 1;
      if (tries <= times) throw conflict(code);
      return tries;
    };
  };

  it.each(['40001', '40P01'])('is tried again after %s, six times in all', async code => {
    await expect(retryConflicts(failing(code, 5))).resolves.toBe(6);
    await expect(retryConflicts(failing(code, 6))).rejects.toThrow('Failed query');
  });

  it.each(['23505', '53100', '57014'])('is not tried again after %s', async code => {
    await expect(retryConflicts(failing(code, 1))).rejects.toThrow('Failed query');
  });
});

for (const { title, isThere } of databaseKinds.filter(({ kind }) => kind === 'postgresql'))
  describe.skipIf(!isThere)(`F20: transactions against each other, ${title}`, () => {
    let opened: TestStore;
    afterEach(() => opened?.close());

    const start = async () => {
      opened = await openTestStore({ kind: 'postgresql' });
      await opened.database.pool.query(
        "create table account (name text primary key, amount int); insert into account values ('a', 0), ('b', 0)",
      );
      return opened.database;
    };
    const amounts = async () =>
      (await opened.database.pool.query('select amount from account order by name')).rows;

    it('both succeed after a deadlock', async () => {
      const { drizzle } = await start();
      const met = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
      const move = (from: string, to: string, own: 0 | 1) =>
        drizzle.transaction(async transaction => {
          await transaction.execute(sql`update account set amount = amount + 1 where name = ${from}`);
          met[own].resolve();
          await Promise.all([met[0].promise, met[1].promise]);
          await transaction.execute(sql`update account set amount = amount + 1 where name = ${to}`);
        });
      await Promise.all([move('a', 'b', 0), move('b', 'a', 1)]);

      expect(await amounts()).toEqual([{ amount: 2 }, { amount: 2 }]);
    });

    it('both count when they cannot be put in an order', async () => {
      const { drizzle } = await start();
      let readers = 0;
      const both = Promise.withResolvers<void>();
      const add = () =>
        drizzle.transaction(
          async transaction => {
            const { rows } = await transaction.execute<{ amount: number }>(
              sql`select amount from account where name = 'a'`,
            );
            if (++readers === 2) both.resolve();
            await both.promise;
            await transaction.execute(
              sql`update account set amount = ${Number(rows[0]?.amount) + 1} where name = 'a'`,
            );
          },
          { isolationLevel: 'serializable' },
        );
      await Promise.all([add(), add()]);

      expect(await amounts()).toEqual([{ amount: 2 }, { amount: 0 }]);
    });
  });

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`F20: a connection lost where its transaction begins, ${title}`, () => {
    it('is not kept: there are always others, more often than the pool has places', async () => {
      const { database, close } = await openTestStore({ kind });
      const { pool, drizzle } = database;
      for (let round = 0; round < 12; round++) {
        pool.once('acquire', client =>
          (client as unknown as { connection: { stream: Duplex } }).connection.stream.destroy(),
        );
        await expect(drizzle.transaction(async () => 'open')).rejects.toThrow();
      }

      await expect(drizzle.transaction(async () => 'open')).resolves.toBe('open');
      await close();
    });
  });
