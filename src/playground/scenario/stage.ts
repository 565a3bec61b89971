import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Log, silentLog } from '../../model/log.ts';
import { type StandIn, startGitHub } from '../github/start-github.ts';
import { throwAwayKeys } from '../github/throw-away-keys.ts';
import type { Server, ServerOptions, StartServer } from './server.ts';

/** A stand-in for GitHub and the real server beside it, talking over HTTP with signed deliveries and App tokens. */
export interface Stage {
  readonly github: StandIn;
  readonly server: Server;
  /** Ends the server and starts it again on the same data. */
  restart(): Promise<Stage>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly startServer: StartServer;
  readonly port?: number;
  readonly database?: ServerOptions['database'];
  readonly log?: Log;
  /** Of GitHub and the server; real time unless told. */
  readonly clock?: () => Date;
  readonly change?: Partial<ServerOptions>;
}

const appId = 4711;
export const quietTimeMs = 300;

export async function openStage(options: StageOptions): Promise<Stage> {
  const keys = throwAwayKeys();
  const clock = options.clock ?? (() => new Date());
  const secret = randomBytes(20).toString('hex');
  const github = await startGitHub({ clock, app: { id: appId, slug: 'rung', publicKey: keys.publicKey } });
  const temporary = options.database === undefined ? await mkdtemp(join(tmpdir(), 'rung-playground-')) : null;
  const database = options.database ?? { dataDir: join(temporary ?? '', 'data') };

  const start = () =>
    options.startServer({
      appId,
      privateKey: keys.privateKey,
      webhookSecrets: [secret],
      webhookPath: '/api/github/webhooks',
      host: '127.0.0.1',
      port: options.port ?? 0,
      database,
      githubUrl: github.url,
      webUrl: github.world.state.urls.html,
      aboutUrl: null,
      allowedHosts: ['127.0.0.1'],
      quietTimeMs,
      checkDeadlineMs: 60_000,
      mergeGroupDeadlineMs: 60_000,
      debounceMs: 50,
      sweepEveryMs: 1_000,
      deliveryWindowMs: 3 * 24 * 60 * 60 * 1000,
      purgeAfterMs: 7 * 24 * 60 * 60 * 1000,
      evidenceMs: 775 * 24 * 60 * 60 * 1000,
      language: 'en',
      dryRun: false,
      githubLimits: true,
      mostNewComments: 300,
      metrics: { port: null, host: '127.0.0.1', token: null },
      log: options.log ?? silentLog,
      now: clock,
      writePace: { budgets: { notifying: [], 'check-run': [] }, visibleAfterMs: 1_000 },
      ...options.change,
    });

  async function clean(): Promise<void> {
    await github.close();
    if (temporary !== null) await rm(temporary, { recursive: true, force: true });
  }

  async function stageOf(server: Server): Promise<Stage> {
    github.deliveries.sendTo({ url: `${server.url}/api/github/webhooks`, secret });

    return {
      github,
      server,
      async restart() {
        await server.close();

        return await stageOf(await start());
      },
      async close() {
        await server.close();
        await clean();
      },
    };
  }

  try {
    return await stageOf(await start());
  } catch (error) {
    await clean();
    throw error;
  }
}
