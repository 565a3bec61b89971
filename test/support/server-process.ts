import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { queueElsewhere } from '../../src/playground/scenario/queue-elsewhere.ts';
import type { ServerOptions, StartServer } from '../../src/playground/scenario/server.ts';
import type { Store } from '../../src/store/port.ts';
import { type GateOptions, type GateRequest, openEnterpriseGate } from './enterprise-gate.ts';
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
  // A test that fails midway must not leave a server behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
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

export interface ProcessOptions extends Pick<GateOptions, 'version' | 'tls'> {
  /** GitHub has answered, and the server has not heard it yet. */
  readonly onAnswer?: (request: GateRequest, child: ChildProcess) => void;
  /** Is told where the process's links lead. */
  readonly linksTo?: (webUrl: string) => void;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Starts the server as the playground asks for it, as a process of its own, which has no other GitHub than an
 * Enterprise Server.
 */
export function startInProcess(given: ProcessOptions): StartServer {
  return async options => {
    const gate = await openEnterpriseGate(options.githubUrl, {
      ...given,
      onAnswer: request => given.onAnswer?.(request, server.child),
    });
    given.linksTo?.(gate.url);
    const server = startServerProcess({
      ...environmentOf(options),
      ...{ GHE_HOST: gate.host, GHE_PROTOCOL: new URL(gate.url).protocol.slice(0, -1) },
      ...given.environment,
    });

    return {
      url: await server.url,
      get store(): Store {
        throw new Error('The store belongs to another process.');
      },
      queue: queueElsewhere,
      async close() {
        server.child.kill('SIGTERM');
        await server.ended;
        await gate.close();
      },
    };
  };
}

function environmentOf(options: ServerOptions): Record<string, string> {
  if (!('dataDir' in options.database)) throw new Error('Expected an embedded database.');

  return {
    ...serverEnvironment,
    APP_ID: String(options.appId),
    PRIVATE_KEY: options.privateKey,
    WEBHOOK_SECRET: options.webhookSecrets[0] ?? '',
    DATA_DIR: options.database.dataDir,
    RUNG_ALLOWED_HOSTS: options.allowedHosts.join(','),
    QUIET_TIME_MS: String(options.quietTimeMs),
    DEBOUNCE_MS: String(options.debounceMs),
    SWEEP_EVERY_MS: String(options.sweepEveryMs),
  };
}
