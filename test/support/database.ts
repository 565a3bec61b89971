import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { createJobQueue, type JobQueue } from '../../src/jobs/queue.ts';
import { type Log, silentLog } from '../../src/model/log.ts';
import type { Database } from '../../src/store/database.ts';
import { readMigrations } from '../../src/store/migrate.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/port.ts';

export type DatabaseKind = Database['kind'];

const serverUrl = process.env['TEST_DATABASE_URL'];

const isPostgresqlRun = process.env['npm_lifecycle_event'] === 'test:postgres';

/** For `describe.each`: the databases that this run has, and those it has not, with the reason in the title. */
export const databaseKinds: readonly { kind: DatabaseKind; title: string; isThere: boolean }[] = [
  isPostgresqlRun
    ? { kind: 'embedded', title: 'embedded (left out: npm test has it)', isThere: false }
    : { kind: 'embedded', title: 'embedded', isThere: true },
  serverUrl === undefined
    ? {
        kind: 'postgresql',
        title: 'postgresql (skipped: TEST_DATABASE_URL is not set; scripts/with-postgres.ts sets it)',
        isThere: false,
      }
    : { kind: 'postgresql', title: 'postgresql', isThere: true },
];

export interface OpenStoreOptions {
  readonly kind?: DatabaseKind;
  readonly log?: Log;
  readonly now?: () => Date;
  readonly debounceMs?: number;
  readonly sweepEverySeconds?: number;
}

export interface OpenedStore {
  readonly store: Store;
  readonly database: Database;
  /** Made but not started: `inbox.accept` needs `queue.start()`. */
  readonly queue: JobQueue;
  close(): Promise<void>;
}

export interface TestStore extends OpenedStore {
  readonly options: StoreOptions;
  /** Another process's view: the same database opened again. Embedded: close this one first. */
  reopen(): Promise<OpenedStore>;
  /** Removes the database without closing this view of it. */
  remove(): Promise<void>;
  /** Takes all rows out: for tests that would else wait seconds each for a database of their own. */
  empty(): Promise<void>;
}

/** A migrated, empty store of its own; `close` removes it. */
export async function openTestStore(options: OpenStoreOptions = {}): Promise<TestStore> {
  const place = options.kind === 'postgresql' ? await makePostgresql() : await makeEmbedded();
  const opened = await openWithQueue(place.options, options);
  let isOpen = true;

  return {
    ...opened,
    options: place.options,
    reopen: () => openWithQueue(place.options, options),
    remove: () => place.remove(),
    async empty() {
      const { pool } = opened.database;
      const { rows } = await pool.query<{ names: string }>(
        `select string_agg(quote_ident(table_name), ', ') as names from information_schema.tables
         where table_schema = 'public' and table_name <> 'migration'`,
      );
      await pool.query(`truncate ${rows[0]?.names}`);
    },
    async close() {
      if (isOpen) await opened.close();
      isOpen = false;
      await place.remove();
    },
  };
}

export async function openWithQueue(
  place: StoreOptions,
  options: OpenStoreOptions = {},
): Promise<OpenedStore> {
  const { log = silentLog, now = () => new Date(), debounceMs = 0, sweepEverySeconds = 3600 } = options;
  const { store, database } = await openStore(place, {
    ...{ log, now },
    enqueueDeliveries: (...args) => queue.enqueueDeliveries(...args),
    planDeliveries: (...args) => queue.planDeliveries(...args),
  });
  const queue = createJobQueue({ database, log, now, debounceMs, sweepEverySeconds });

  return {
    ...{ store, database, queue },
    async close() {
      await queue.stop(1_000);
      await store.close();
    },
  };
}

interface Place {
  readonly options: StoreOptions;
  remove(): Promise<void>;
}

async function makePostgresql(): Promise<Place> {
  if (serverUrl === undefined) throw new Error('TEST_DATABASE_URL is not set.');
  const name = `rung_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;

  return {
    options: { databaseUrl: url.href },
    remove: () => onServer(`drop database if exists ${name} with (force)`),
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** A copy of the template, so that a test does not wait seconds for a new database. */
export async function makeEmbedded(): Promise<Place> {
  const template = await embeddedTemplate();
  const dataDir = await mkdtemp(join(tmpdir(), 'rung-test-'));
  await copy(template, join(dataDir, 'database'));

  return { options: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** A thousand small files: a program of the system does it in a tenth of the time. */
async function copy(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') await cp(from, to, { recursive: true });
  else await promisify(execFile)('cp', ['-R', from, to]);
}

/**
 * Makes the template that embedded test stores are copied from, unless an earlier run made it: for vitest's
 * `globalSetup`, though the first test that needs it would make it too.
 */
export async function setup(): Promise<void> {
  await embeddedTemplate();
}

async function embeddedTemplate(): Promise<string> {
  const home = join(tmpdir(), `rung-test-template-${await templateVersion()}`);
  const files = join(home, 'database');
  const making = `${home}.making`;

  while (!existsSync(files)) {
    const isMine = await mkdir(making).then(
      () => true,
      () => false,
    );
    if (isMine) await makeTemplate(home).finally(() => rm(making, { recursive: true, force: true }));
    else await waitFor(making);
  }

  return files;
}

async function makeTemplate(home: string): Promise<void> {
  if (existsSync(join(home, 'database'))) return;
  const unfinished = await mkdtemp(`${home}.`);
  const opened = await openWithQueue({ dataDir: unfinished });
  await opened.queue.start();
  await opened.close();
  await rename(unfinished, home);
}

/** Whoever makes the template may be killed meanwhile: then the next one starts over. */
async function waitFor(making: string): Promise<void> {
  await sleep(100);
  const status = await stat(making).catch(() => undefined);
  if (status !== undefined && Date.now() - status.mtimeMs > 60_000)
    await rm(making, { recursive: true, force: true });
}

async function templateVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const { sql } of await readMigrations()) hash.update(sql);
  for (const name of ['@electric-sql/pglite', 'pg-boss'])
    hash.update(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url)));
  for (const name of ['queue-names', 'queue-boss'])
    hash.update(readFileSync(new URL(`../../src/jobs/${name}.ts`, import.meta.url)));

  return hash.digest('hex').slice(0, 12);
}
