/** Rung as a process; in place of judging, each delivery's job takes 50 ms. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createServerLog } from '../../src/log.ts';
import { openRung } from './open-rung.ts';

const jobMs = 50;
let jobs = 0;
const rung = await openRung(
  JSON.parse(process.argv[2] ?? ''),
  createServerLog('info'),
  async (guid, { store }) => {
    await store.inbox.read(guid);
    await sleep(jobMs);
    await store.inbox.finish(guid, null);
    jobs += 1;
  },
);
process.send?.({ kind: 'listening', url: rung.url });

process.on('message', async (message: { kind: 'check'; guids: string[] } | { kind: 'end' }) => {
  if (message.kind === 'check') {
    const missing = await missingOf(message.guids);
    const { maxRSS } = process.resourceUsage();
    process.send?.({ missing, jobs, cpu: process.cpuUsage(), peakMiB: Math.round(maxRSS / 1024) });
    return;
  }
  await rung.close();
  process.exit();
});
process.on('disconnect', () => process.exit());

/** Deliveries that are not stored, and those that are neither finished nor queued. */
async function missingOf(guids: readonly string[]): Promise<number> {
  let missing = 0;
  for (let from = 0; from < guids.length; from += 5000) {
    const { rows } = await rung.database.pool.query<{ missing: string }>(
      `select count(*) as missing from unnest($1::text[]) as given (guid)
       where not exists (
         select from delivery where delivery.guid = given.guid and (
           finished_at is not null or exists (
             select from pgboss.job where name = 'delivery' and singleton_key = given.guid and state <= 'active'
           )
         )
       )`,
      [guids.slice(from, from + 5000)],
    );
    missing += Number(rows[0]?.missing ?? 0);
  }

  return missing;
}
