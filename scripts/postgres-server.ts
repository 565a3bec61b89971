/** A throw-away PostgreSQL server on loopback. */
import { execFileSync, spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface PostgresServer {
  /** Of the latest start. */
  readonly url: string;
  /** Resolves when the server answers; on the same files, and on the same port unless told. */
  start(options?: { readonly onNewPort?: boolean }): Promise<void>;
  /** Cuts all connections off. */
  stop(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

/** Rejects with a message for people when there are no programs to run, or they do not start. */
export async function openPostgresServer(settings: readonly string[] = []): Promise<PostgresServer> {
  const binaries = await findBinaries();
  const user = serverUser();
  const directory = await mkdtemp(join(tmpdir(), 'rung-postgres-'));
  const data = join(directory, 'data');
  let port = await freePort();
  const url = () => `postgresql://postgres@127.0.0.1:${port}/postgres`;
  let stopping: (() => Promise<void>) | undefined;

  async function start({ onNewPort = false } = {}): Promise<void> {
    if (onNewPort) port = await freePort();
    const all = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${directory}`,
      'fsync=off',
      ...settings,
    ];
    const server = spawn(
      join(binaries, 'postgres'),
      ['-D', data, ...all.flatMap(setting => ['-c', setting])],
      {
        ...user,
        cwd: directory,
        stdio: ['ignore', 'ignore', 'pipe'],
        // Ctrl-C in a terminal goes to the whole group: the server ends after the command, not with it.
        detached: true,
      },
    );
    const said: string[] = [];
    server.stderr.on('data', chunk => said.push(String(chunk)));
    const ended = new Promise<void>(resolve => server.once('exit', () => resolve()));
    stopping = async () => {
      server.kill('SIGQUIT');
      await ended;
    };
    for (let attempt = 0; !(await answers(url())); attempt++) {
      if (server.exitCode !== null || attempt > 100) fail(`PostgreSQL does not start:\n${said.join('')}`);
      await sleep(100);
    }
  }

  async function stop(): Promise<void> {
    await stopping?.();
    stopping = undefined;
  }

  async function remove(): Promise<void> {
    await stop();
    await rm(directory, { recursive: true, force: true });
  }

  try {
    if (user.uid !== undefined && user.gid !== undefined) await chown(directory, user.uid, user.gid);
    const initialize = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-locale'];
    execFileSync(join(binaries, 'initdb'), ['-D', data, ...initialize], {
      ...user,
      cwd: directory,
      stdio: 'pipe',
    });
    await start();
  } catch (error) {
    await remove();
    throw error;
  }

  return {
    get url() {
      return url();
    },
    ...{ start, stop, remove },
  };
}

export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});

  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function findBinaries(): Promise<string> {
  const debian = '/usr/lib/postgresql';
  const versions = (await readdir(debian).catch(() => [])).sort((a, b) => Number(b) - Number(a));
  const places = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map(version => join(debian, version, 'bin')),
  ];
  for (const place of places) {
    const files: readonly string[] = await readdir(place).catch(() => []);
    // Debian puts links to single programs into the path: the programs find each other beside themselves.
    if (files.includes('initdb') && files.includes('postgres') && files.includes('pg_ctl')) return place;
  }

  return fail(
    'No PostgreSQL server was found. Set TEST_DATABASE_URL, or install one: apt-get install --no-install-recommends postgresql',
  );
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package makes. */
function serverUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const number = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());

  try {
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    return fail('PostgreSQL refuses to run as root and there is no user postgres: run this as another user.');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));

  return typeof address === 'object' && address !== null ? address.port : fail('no free port');
}

function fail(message: string): never {
  throw new Error(message);
}
