import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { StoreOptions } from '../../src/store/open-store.ts';

export interface Opponent {
  readonly url: string;
  close(): Promise<void>;
}

export interface Checked {
  readonly missing: number;
  /** Jobs that ran since the start. */
  readonly jobs: number;
  /** Microseconds since the start. */
  readonly cpu: { readonly user: number; readonly system: number };
  readonly peakMiB: number;
}

export interface RungProcess extends Opponent {
  /** How many of these are not stored, or neither queued nor finished. */
  check(guids: readonly string[]): Promise<Checked>;
}

export async function startProbot(): Promise<Opponent> {
  const { child, url } = await start('probot-server.ts', String(await freePort()));

  return { url, close: () => end(child) };
}

export async function startRung(options: StoreOptions): Promise<RungProcess> {
  const { child, url } = await start('rung-server.ts', JSON.stringify(options));

  return {
    url,
    async check(guids) {
      child.send({ kind: 'check', guids });
      const [answer] = await once(child, 'message');

      return answer;
    },
    async close() {
      child.send({ kind: 'end' });
      await once(child, 'exit');
    },
  };
}

async function start(file: string, argument: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [argument], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // As both run in production.
    env: { ...process.env, NODE_ENV: 'production', LOG_FORMAT: 'json', LOG_LEVEL: 'info' },
  });
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${file} ended with ${code} before it listened.`);
    }),
  ]);

  return { child, url: message.url };
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');

  return address.port;
}
