import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { testSecret } from './signed-delivery.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Settings of a server on loopback whose GitHub is down: nothing listens on port 1. */
export const serverEnvironment = {
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  APP_ID: '4711',
  PRIVATE_KEY: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  WEBHOOK_SECRET: testSecret,
  HOST: '127.0.0.1',
  PORT: '0',
  GHE_HOST: '127.0.0.1:1',
  GHE_PROTOCOL: 'http',
};

export interface ServerProcess {
  readonly child: ChildProcess;
  /** Resolves with the server's address; rejects when it ends before it listens. */
  readonly url: Promise<string>;
  readonly ended: Promise<number | null>;
  stdout(): string;
  stderr(): string;
}

/** A server as a process of its own, `node src/main.ts` unless told otherwise. */
export function startServerProcess(
  environment: Readonly<Record<string, string>>,
  command: readonly string[] = [process.execPath, 'src/main.ts'],
): ServerProcess {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const found = /"url":"([^"]+)"/.exec(stdout)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    void ended.then(code => reject(new Error(`ended with ${code}: ${stderr}${stdout}`)));
  });
  // Tests of failing starts never ask for the address.
  url.catch(() => {});
  return { child, url, ended, stdout: () => stdout, stderr: () => stderr };
}
