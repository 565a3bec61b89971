import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { silentLog } from '../../src/model/log.ts';
import { openPostgresql } from '../../src/store/open-postgresql.ts';
import { databaseKinds, openTestStore } from '../support/database.ts';

it('says in one line which server does not answer, without the password', async () => {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await new Promise(resolve => server.close(resolve));

  const opening = openPostgresql(`postgresql://rung:secret@127.0.0.1:${port}/rung`, silentLog);
  await expect(opening).rejects.toMatchObject({
    kind: 'unreachable',
    message: `The database postgresql://127.0.0.1:${port}/rung cannot be used: connect ECONNREFUSED 127.0.0.1:${port}.`,
  });
});

it('says in one line that an address is none', async () => {
  await expect(openPostgresql('not a url', silentLog)).rejects.toMatchObject({
    kind: 'unreachable',
    message: /^The database in DATABASE_URL cannot be used: .+\.$/,
  });
});

it('says in one line that a certificate of its address cannot be read', async () => {
  const url = 'postgresql://rung:secret@127.0.0.1:1/rung?sslmode=verify-full&sslrootcert=/nowhere/ca.pem';
  await expect(openPostgresql(url, silentLog)).rejects.toMatchObject({
    kind: 'unreachable',
    message:
      "The database postgresql://127.0.0.1:1/rung cannot be used: ENOENT: no such file or directory, open '/nowhere/ca.pem'.",
  });
});

for (const { title, isThere } of databaseKinds.filter(({ kind }) => kind === 'postgresql'))
  describe.skipIf(!isThere)(title, () => {
    it('survives the loss of a connection in the middle of a transaction, and connects again', async () => {
      const opened = await openTestStore({ kind: 'postgresql' });
      const { drizzle } = opened.database;
      const cutOff = drizzle.transaction(transaction =>
        transaction.execute('select pg_terminate_backend(pg_backend_pid())'),
      );

      await expect(cutOff).rejects.toThrow();
      await expect(opened.store.ping()).resolves.toBeUndefined();
      await opened.close();
    });
  });
