/**
 * npm run restarts -- [--rounds 50] [--save]
 * Restarts the server under load: alone on the embedded database, and two in turn on PostgreSQL.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { ServerOptions } from '../../src/playground/scenario/server.ts';
import { beginLife } from '../chaos/life.ts';
import { type Figure, reportFigures } from '../report-figures.ts';
import { openEnterpriseGate } from './enterprise-gate.ts';
import { type Outcomes, startLoad } from './load.ts';
import { type RollTimes, rollServers } from './roll.ts';
import { openScene, type Scene } from './scene.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, save: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
const perSecond = 100;
const directory = await mkdtemp(join(tmpdir(), 'rung-restarts-'));
try {
  const embedded = await restart('embedded database', 1, { dataDir: join(directory, 'data') });
  const postgres = await onPostgres(url => restart('PostgreSQL, two instances', 2, { databaseUrl: url }));
  reportFigures('restarts', 'npm run restarts', [...embedded, ...postgres]);
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function restart(
  where: string,
  instances: number,
  database: ServerOptions['database'],
): Promise<readonly Figure[]> {
  const scene = await openScene(database);
  const gate = await openEnterpriseGate(scene.github.url);
  const ports: number[] = [];
  while (ports.length < instances) ports.push(await freePort());
  const { options } = scene;
  const load = startLoad({
    ...{ ports, perSecond, appId: options.appId, events: scene.events },
    webhook: { secret: options.webhookSecrets[0] ?? '', path: options.webhookPath },
  });
  try {
    const times = await rollServers({
      ...{ rounds, ports, load, environment: environmentOf(options, gate.host) },
      onRound(round, { stopMs, startMs }) {
        if (round % 10 !== 0 && round !== rounds) return;
        console.log(`${where}: ${round} restarts, end ${spread(stopMs)}, start ${spread(startMs)}`);
      },
    });
    const unfinished = await lookFor(scene, load.outcomes);

    return figuresOf(where, load.outcomes, times, unfinished);
  } finally {
    await load.stop();
    gate.close();
    await scene.close();
  }
}

function environmentOf(options: ServerOptions, host: string): Record<string, string> {
  const { database } = options;

  return {
    APP_ID: String(options.appId),
    PRIVATE_KEY: options.privateKey,
    WEBHOOK_SECRET: options.webhookSecrets[0] ?? '',
    HOST: '127.0.0.1',
    GHE_HOST: host,
    GHE_PROTOCOL: 'http',
    LOG_LEVEL: 'warn',
    GITHUB_RATE_LIMITS: 'off',
    RUNG_ALLOWED_HOSTS: options.allowedHosts.join(','),
    QUIET_TIME_MS: String(options.quietTimeMs),
    DEBOUNCE_MS: String(options.debounceMs),
    ...('dataDir' in database ? { DATA_DIR: database.dataDir } : { DATABASE_URL: database.databaseUrl }),
  };
}

interface Unfinished {
  readonly acknowledged: number;
  /** Of those whose connection was cut, the ones that were stored: the sender was not told. */
  readonly storedUntold: number;
}

/** A last server works through what is left, and is asked what it knows. */
async function lookFor({ options }: Scene, { acknowledged, cut }: Outcomes): Promise<Unfinished> {
  const { log: _, now: __, ...serverOptions } = options;
  const life = beginLife({ options: serverOptions, aheadMs: 0, dieAt: null, onPass() {}, onWarning() {} });
  await life.url;
  try {
    for (let looks = 0, quiet = 0; quiet < 3 && looks < 600; looks += 1) {
      await sleep(200);
      const { busy, isProcessed } = await life.state();
      quiet = busy === 0 && isProcessed ? quiet + 1 : 0;
    }
    const lost = await life.unfinished(acknowledged);
    const neverStored = await life.unfinished(cut);

    return { acknowledged: lost.length, storedUntold: cut.length - neverStored.length };
  } finally {
    await life.kill();
  }
}

function figuresOf(
  where: string,
  { acknowledged, refused, cut, cutByKill, answered }: Outcomes,
  times: RollTimes,
  unfinished: Unfinished,
): readonly Figure[] {
  const unread = cut.length - unfinished.storedUntold;
  const told = acknowledged.length.toLocaleString('en');
  const others = [...answered].map(([status, count]) => `${count} × ${status}`).join(', ') || 'none';
  console.log(
    `${where}: ${told} acknowledged, ${refused} refused, ${cut.length} cut off (and ${cutByKill.length} by kills), other answers: ${others}`,
  );
  for (const exit of times.badExits) console.log(`  ended with ${exit}`);
  const row = (what: string, reached: string, asked: string, holds: boolean): Figure => ({
    ...{ rows: ['F27'], what: `${what}, ${where}`, reached, asked, holds },
  });
  const most = (what: string, list: readonly number[], limitMs: number) =>
    row(what, spread(list), `≤ ${limitMs / 1000} s`, Math.max(0, ...list) <= limitMs);

  return [
    row(
      `acknowledged deliveries lost in ${times.stopMs.length} ends by SIGTERM under load (of ${told})`,
      ...zero(unfinished.acknowledged),
    ),
    {
      ...row('connections that ended unread, nothing of them stored', String(unread), '≤ 1 in 500', true),
      // The kernel takes connections that the closing process never sees.
      holds: unread * 500 <= acknowledged.length,
    },
    row('requests cut off after their delivery was stored', ...zero(unfinished.storedUntold)),
    row('answers other than 202', ...zero([...answered.values()].reduce((sum, count) => sum + count, 0))),
    row('ends by SIGTERM with an exit code other than 0', ...zero(times.badExits.length)),
    most('SIGTERM to exit', times.stopMs, 30_000),
    most('second SIGTERM to exit', times.secondSignalMs, 1_000),
    most('start to first 202, on existing data', times.startMs, 5_000),
    most('start to first 202, right after kill -9', times.startAfterKillMs, 5_000),
  ];
}

function zero(count: number): [reached: string, asked: string, holds: boolean] {
  return [String(count), '0', count === 0];
}

function spread(list: readonly number[]): string {
  if (list.length === 0) return 'not tried';
  const sorted = list.toSorted((a, b) => a - b);
  const seconds = (at: number) => ((sorted[Math.floor((sorted.length - 1) * at)] ?? 0) / 1000).toFixed(2);

  return `median ${seconds(0.5)} s, longest ${seconds(1)} s`;
}

async function onPostgres(use: (url: string) => Promise<readonly Figure[]>): Promise<readonly Figure[]> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('TEST_DATABASE_URL is not set: run this as "npm run restarts".');
  const name = `rung_restarts_${randomUUID().replaceAll('-', '')}`;
  const query = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    return await use(url.href);
  } finally {
    await query(`drop database if exists ${name} with (force)`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');

  return address.port;
}
