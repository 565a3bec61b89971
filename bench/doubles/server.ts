/** One of several server processes on one database. A delivery's job notes that it ran, and who ran it. */
import { silentLog } from '../../src/model/log.ts';
import { openRung } from '../ingest/open-rung.ts';

const rung = await openRung(
  { databaseUrl: process.argv[2] ?? '' },
  silentLog,
  async (guid, { store, database }) => {
    if ((await store.inbox.read(guid)) === undefined) return;
    await database.pool.query('insert into ran (guid, process) values ($1, $2)', [guid, process.pid]);
    await store.inbox.finish(guid, null);
  },
);
process.send?.({ kind: 'listening', url: rung.url });
process.on('disconnect', () => process.exit());
