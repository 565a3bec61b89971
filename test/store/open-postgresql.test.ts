import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { silentLog } from '../../src/model/log.ts';
import { openPostgresql } from '../../src/store/open-postgresql.ts';

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
