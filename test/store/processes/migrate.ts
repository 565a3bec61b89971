/** A process that tests kill: brings the store that argv names up to date, and says so; the last migration takes its time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLog } from '../../../src/model/log.ts';
import { migrate, readMigrations } from '../../../src/store/migrate.ts';
import { openEmbedded } from '../../../src/store/open-embedded.ts';
import { openPostgresql } from '../../../src/store/open-postgresql.ts';

const [place = '', slowly = ''] = process.argv.slice(2);
const database = place.includes('://')
  ? await openPostgresql(place, silentLog)
  : await openEmbedded(place, { log: silentLog, now: () => new Date() });

process.stdout.write('opened\n');
await migrate(database, [...(await readMigrations()), { version: '9001', sql: slowly }], silentLog);
process.stdout.write('migrated\n');
await sleep(2 ** 30);
