import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPostgresServer, type PostgresServer } from '../../scripts/postgres-server.ts';
import { startApp } from '../../src/app.ts';
import { openStage, type Stage } from '../../src/playground/scenario/stage.ts';
import { send } from '../support/post.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { deliveryHeaders, testSecret } from '../support/signed-delivery.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const isThere = process.env['TEST_DATABASE_URL'] !== undefined;
const why = isThere ? '' : ' (skipped: TEST_DATABASE_URL is not set; scripts/with-postgres.ts sets it)';
const disk = isThere ? await mountSmallDisk(20) : undefined;

/** A server, the database it uses through a proxy, and deliveries that keep coming. */
describe.skipIf(!isThere)(`F20: trouble with PostgreSQL${why}`, { timeout: 240_000 }, () => {
  const { log, lines } = recordedLog();
  let server: PostgresServer;
  let proxy: TcpProxy;
  let stage: Stage;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    server = await openPostgresServer();
    proxy = await openTcpProxy(Number(new URL(server.url).port));
    const url = new URL(server.url);
    url.port = String(proxy.port);
    stage = await openStage({
      ...{ startServer: startApp, database: { databaseUrl: url.href }, log },
      change: { webhookSecrets: [testSecret] },
    });
  }, 120_000);
  afterAll(async () => {
    await stage?.close();
    await proxy?.close();
    await server?.remove();
    await disk?.remove();
  });

  async function post(): Promise<number> {
    const guid = randomUUID();
    const body = JSON.stringify({
      action: 'opened',
      installation: { id: 1 },
      repository: { id: 2, name: 'quotes', owner: { login: 'harbour' } },
      filler: 'x'.repeat(4000),
    });
    const headers = deliveryHeaders(body, 'pull_request', { 'x-github-delivery': guid });
    const { status } = await send(`${stage.server.url}/api/github/webhooks`, {
      ...{ method: 'POST', headers, body },
    });
    if (status === 202) acknowledged.push(guid);

    return status;
  }

  const status = async (path: string) => (await send(stage.server.url + path)).status;
  const soon = { timeout: 60_000, interval: 100 };
  const isReady = () => vi.waitFor(async () => expect(await status('/readyz')).toBe(200), soon);

  /** Straight to the database, whatever the proxy does. */
  async function onServer(...statements: string[]): Promise<pg.QueryResult['rows']> {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    let rows: pg.QueryResult['rows'] = [];
    try {
      for (const statement of statements) ({ rows } = await client.query(statement));
    } finally {
      await client.end();
    }
    return rows;
  }

  /** Deliveries come all the time; the trouble begins, is noticed, and ends. */
  async function goThrough(begin: () => unknown, end: () => unknown): Promise<void> {
    await isReady();
    lines.length = 0;
    const statuses = new Map<number, number>();
    let isOver = false;
    const sender = async () => {
      while (!isOver) {
        const given = await post();
        statuses.set(given, (statuses.get(given) ?? 0) + 1);
        await sleep(20);
      }
    };
    const senders = Promise.all([sender(), sender(), sender()]);
    try {
      await vi.waitFor(() => expect(statuses.get(202)).toBeGreaterThan(3), soon);
      await begin();
      await vi.waitFor(async () => expect(await status('/readyz')).toBe(503), soon);
      await vi.waitFor(() => expect(statuses.get(503)).toBeGreaterThan(3), soon);
      expect(await status('/healthz')).toBe(200);
      await end();
      await isReady();
      const before = statuses.get(202) ?? 0;
      await vi.waitFor(() => expect(statuses.get(202)).toBeGreaterThan(before + 3), soon);
    } finally {
      isOver = true;
      await senders;
    }

    expect([...statuses.keys()].toSorted()).toEqual([202, 503]);
    await nothingIsLost();
  }

  async function nothingIsLost(): Promise<void> {
    await vi.waitFor(async () => {
      // A job that was cut off runs again after its missed heartbeats and a while: both pass at once here.
      await onServer(
        `update pgboss.job set heartbeat_on = heartbeat_on - interval '60 s' where state = 'active'`,
        `update pgboss.job set start_after = now() where state = 'retry' and name = 'delivery'`,
      );
      const fates = await stage.server.store.inbox.fates(acknowledged);
      expect(acknowledged.filter(guid => fates.get(guid)?.finished !== true)).toEqual([]);
    }, soon);
    await vi.waitFor(async () => {
      const listeners = await onServer(
        `select 1 from pg_stat_activity
         where query ~* '^listen|pg_listening_channels' and pid <> pg_backend_pid()`,
      );
      expect(listeners).toHaveLength(1);
    }, soon);
    for (const message of ['queue error', 'database connection lost'])
      expect(lines.filter(line => line.message === message).length).toBeLessThanOrEqual(4);
  }

  it('stopped and started again: 503, not ready, alive; then everything goes on', () =>
    goThrough(
      () => server.stop(),
      () => server.start(),
    ));

  it('failed over to another server behind the same address', () =>
    goThrough(
      () => server.stop(),
      async () => {
        await server.start({ onNewPort: true });
        proxy.become({ target: Number(new URL(server.url).port) });
      },
    ));

  it('unreachable: the network swallows everything', () =>
    goThrough(
      () => proxy.become({ swallow: true }),
      () => proxy.become({ swallow: false }),
    ));

  it('slow: every answer takes three seconds', () =>
    goThrough(
      () => proxy.become({ delayMs: 3000 }),
      () => proxy.become({ delayMs: 0 }),
    ));

  it('read-only', () =>
    goThrough(
      () => onServer('alter system set default_transaction_read_only = on', 'select pg_reload_conf()'),
      () =>
        onServer(
          'set default_transaction_read_only = off',
          'alter system reset default_transaction_read_only',
          'select pg_reload_conf()',
        ),
    ));

  it('out of space, as it says itself', () =>
    goThrough(
      () =>
        onServer(
          `create function full_disk() returns trigger language plpgsql as
           $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
          'create trigger full_disk before insert on delivery execute function full_disk()',
        ),
      () => onServer('drop trigger full_disk on delivery', 'drop function full_disk'),
    ));

  const noMount = disk === undefined ? ' (skipped: this process may not mount a file system)' : '';
  it.skipIf(disk === undefined)(`out of space on a real file system${noMount}`, async () => {
    if (disk === undefined) return;
    execFileSync('chown', ['postgres', disk.directory]);
    await onServer(
      `create tablespace small location '${disk.directory}'`,
      'alter table delivery set tablespace small',
    );
    let giveBack = () => {};
    await goThrough(
      () => {
        giveBack = disk.fill();
      },
      () => giveBack(),
    );
    await onServer('alter table delivery set tablespace pg_default', 'drop tablespace small');
  });

  it('all connections killed, again and again', async () => {
    for (let round = 0; round < 5; round++) {
      await Promise.all([
        ...Array.from({ length: 10 }, post),
        onServer('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()'),
      ]);
    }
    await isReady();

    expect(await post()).toBe(202);
    await nothingIsLost();
  });
});
