import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../model/log.ts';
import type { EmbeddedEngine } from './embedded-engine.ts';
import type { ExecuteProtocol } from './embedded-stream.ts';
import { firstLine, willPass } from './embedded-trouble.ts';
import { StoreError } from './store-error.ts';
import { warnSeldom } from './warn-seldom.ts';

/** An engine that is started again when it is lost. */
export interface KeptEngine {
  readonly execute: ExecuteProtocol;
  /** Of the engine that runs now: another one knows nothing of what was prepared here. */
  readonly sessionEnd: () => AbortSignal;
  /** Rejects with `StoreError` when it is lost for good. */
  readonly lost: Promise<never>;
  /** Ends it for good, as a crash would. */
  abandon(error: StoreError): Promise<void>;
  close(): Promise<void>;
}

export interface KeeperOptions {
  readonly directory: string;
  readonly log: Log;
  /** Starts an engine on the files and makes sure that they are sound. */
  readonly start: (onLost: (reason: string) => void) => Promise<EmbeddedEngine>;
  /** Before the first try; doubled with each further one. */
  readonly pauseMs?: number;
}

/** Losses within ten minutes, and tries after one of them, before a new process has to try. */
const mostLosses = 5;
const mostTries = 5;
const lossesCountMs = 600_000;
const longestPauseMs = 10_000;

/**
 * An engine is lost when its thread crashes, runs out of memory or hangs. Its files are then as after a process kill,
 * so that it starts again in place; meanwhile every statement is rejected at once. A full disk is waited for, however
 * long. What does not pass ends in `lost`.
 */
export async function keepEngine({
  directory,
  log,
  start,
  pauseMs = 100,
}: KeeperOptions): Promise<KeptEngine> {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  // Whoever uses the database may not look at it yet.
  lost.catch(() => {});
  const warn = warnSeldom(log);
  const losses: number[] = [];
  let isClosed = false;
  let why = '';
  let session = new AbortController();
  let engine: EmbeddedEngine | undefined = await start(onLost);

  function giveUp(error: StoreError): void {
    isClosed = true;
    reject(error);
  }

  function onLost(reason: string): void {
    if (isClosed) return;
    engine = undefined;
    session.abort();
    why = firstLine(reason);
    const isPassing = willPass(reason);
    const recent = losses.filter(at => performance.now() - at < lossesCountMs);
    losses.splice(0, losses.length, ...recent, performance.now());
    warn({ directory, reason: why }, 'embedded database lost: it is started again');
    if (losses.length > mostLosses && !isPassing)
      giveUp(finalLoss(directory, `has stopped ${losses.length} times in a short time (${why})`));
    else void startAgain(losses.length);
  }

  async function startAgain(earlierLosses: number): Promise<void> {
    for (let tries = 1, pause = earlierLosses; !isClosed; pause++) {
      await sleep(Math.min(longestPauseMs, pauseMs * 2 ** pause) * (0.5 + Math.random() / 2));
      if (isClosed) return;
      try {
        const next = await start(onLost);
        if (isClosed) return await next.terminate();
        engine = next;
        session = new AbortController();
        return log.info({ directory }, 'embedded database started again');
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        why = firstLine(reason);
        warn({ directory, reason: why }, 'embedded database cannot be started again yet');
        if (!willPass(reason) && tries++ >= mostTries)
          giveUp(finalLoss(directory, `has stopped and does not start again (${why})`));
      }
    }
  }

  return {
    lost,
    sessionEnd: () => session.signal,
    execute: bytes =>
      engine?.execute(bytes) ?? Promise.reject(new Error(`The embedded database has stopped: ${why}.`)),
    async abandon(error) {
      const last = engine;
      engine = undefined;
      giveUp(error);
      await last?.terminate();
    },
    async close() {
      isClosed = true;
      await engine?.close();
    },
  };
}

function finalLoss(directory: string, what: string): StoreError {
  return new StoreError(
    'unusable',
    `The embedded database in ${directory} ${what}: start Rung again; a damaged database is then set aside.`,
  );
}
