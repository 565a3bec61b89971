/**
 * npm run doubles -- [--count 10000] [--pull-requests 40] [--seed n] [--save]
 * Every delivery comes twice in the same moment, to two of four server processes on one PostgreSQL server.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { signDeliveries } from '../ingest/signed-deliveries.ts';
import { type Figure, reportFigures } from '../report-figures.ts';
import { seededRandom } from '../seeded-random.ts';
import { withTemporaryDatabase } from '../temporary-database.ts';
import { doubleEffects } from './double-effects.ts';
import { sendTwice } from './double-sender.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    'pull-requests': { type: 'string', default: '40' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    save: { type: 'boolean', default: false },
  },
});
const count = Number(values.count);
const seed = Number(values.seed);
const processes = 4;

console.log(`seed ${seed}`);
const jobs = await withTemporaryDatabase('npm run doubles', doubleDeliveries);
const pullRequests = Number(values['pull-requests']);
const effects = pullRequests === 0 ? [] : await withTemporaryDatabase('npm run doubles', doubleVisible);
reportFigures('doubles', 'npm run doubles', [...jobs, ...effects]);

async function doubleDeliveries(url: string): Promise<readonly Figure[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table ran (guid text not null, process integer not null)');
  const children: ChildProcess[] = [];
  try {
    // One after the other: they migrate one database.
    const urls: string[] = [];
    for (let index = 0; index < processes; index += 1) {
      const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), [url]);
      children.push(child);
      const [message] = await once(child, 'message');
      urls.push(message.url);
    }
    const { guids, refused } = await sendTwice(
      urls,
      signDeliveries(2_000, seed).filter(({ event }) => event === 'pull_request' || event === 'workflow_run'),
      count,
      seededRandom(seed),
      done => done % 1000 === 0 && console.log(`${done} deliveries sent twice`),
    );
    const ran = await waitForAll(client, guids.length);

    return figuresOf(guids, refused, ran);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await client.end();
  }
}

interface Ran {
  readonly once: number;
  readonly again: number;
  readonly processes: number;
  readonly duplicates: number;
}

async function waitForAll(client: pg.Client, expected: number): Promise<Ran> {
  const deadline = performance.now() + 10 * 60_000;
  for (;;) {
    const { rows } = await client.query<{ left: string; done: string }>(
      `select count(*) filter (where finished_at is null) as left, count(*) as done from delivery`,
    );
    const left = Number(rows[0]?.left ?? 0);
    if (left === 0 && Number(rows[0]?.done ?? 0) >= expected) break;
    if (performance.now() > deadline) throw new Error(`${left} deliveries are not done after 10 minutes.`);
    await sleep(500);
  }
  // A second run of a job would come now.
  await sleep(2_000);
  const { rows } = await client.query<Record<keyof Ran, string>>(`
    select
      (select count(distinct guid) from ran) as once,
      (select count(*) - count(distinct guid) from ran) as again,
      (select count(distinct process) from ran) as processes,
      (select sum(times_received - 1) from delivery) as duplicates`);
  const [row] = rows;

  return {
    once: Number(row?.once),
    again: Number(row?.again),
    processes: Number(row?.processes),
    duplicates: Number(row?.duplicates),
  };
}

function figuresOf(
  guids: readonly string[],
  refused: ReadonlyMap<string, number>,
  ran: Ran,
): readonly Figure[] {
  const total = guids.length.toLocaleString('en');
  const told = [...refused].map(([status, times]) => `${times} × ${status}`).join(', ') || 'none';

  return [
    {
      rows: ['F3'],
      what: `jobs that ran, of ${total} deliveries sent twice at once to ${processes} processes (${ran.processes} of them ran some)`,
      ...{ reached: ran.once.toLocaleString('en'), asked: total, holds: ran.once === guids.length },
    },
    {
      ...{ rows: ['F3'], what: 'jobs that ran once more', reached: String(ran.again), asked: '0' },
      holds: ran.again === 0,
    },
    {
      rows: ['F3'],
      what: 'second deliveries that were known again',
      ...{
        reached: ran.duplicates.toLocaleString('en'),
        asked: total,
        holds: ran.duplicates === guids.length,
      },
    },
    {
      ...{ rows: ['F3'], what: 'answers other than 202', reached: told, asked: 'none' },
      holds: refused.size === 0,
    },
  ];
}

async function doubleVisible(url: string): Promise<readonly Figure[]> {
  const { deliveries, effects, problems } = await doubleEffects(url, pullRequests, seededRandom(seed));
  for (const problem of problems) console.log(`  ${problem}`);

  return [
    {
      rows: ['F3', 'F14'],
      what: `check runs and comments that are not there exactly once, of ${effects} on ${pullRequests} pull requests (${deliveries} deliveries twice, ${processes} processes)`,
      ...{ reached: String(problems.length), asked: '0', holds: problems.length === 0 },
    },
  ];
}
