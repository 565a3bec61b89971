import { setTimeout } from 'node:timers/promises';
import { GatewayError } from '../model/gateway-error.ts';

/** `notifying`: comments, issues, labels. `check-run`: check runs, which notify nobody. */
export type Lane = 'notifying' | 'check-run';

export interface Limiter {
  /**
   * Runs a write in its installation's lane, one at a time. Rejects with `rate-limited`, before writing, when the lane
   * is exhausted or paused, so that the job is tried later and its worker is free; other installations go on.
   */
  run<T>(installationId: number, lane: Lane, write: () => Promise<T>): Promise<T>;
}

/** At most so many writes in so many seconds. */
export interface Pace {
  readonly writes: number;
  readonly perSeconds: number;
}

export interface LimiterOptions {
  readonly now: () => Date;
  /** Lanes whose budget is to differ from the built-in one. */
  readonly budgets?: Readonly<Partial<Record<Lane, readonly Pace[]>>>;
  /** A write that may go so soon waits in its lane instead of being refused. */
  readonly patienceMs?: number;
  /** Real time unless told. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** GitHub's own limits are higher: 80 a minute and 500 an hour for what notifies, 900 points a minute in all. */
const builtInBudgets: Readonly<Record<Lane, readonly Pace[]>> = {
  notifying: [
    { writes: 1, perSeconds: 1 },
    { writes: 60, perSeconds: 60 },
    { writes: 400, perSeconds: 3600 },
  ],
  'check-run': [{ writes: 100, perSeconds: 60 }],
};

const longestPauseSeconds = 3600;
const maxWaiting = 2;

interface LaneState {
  /** When writes began, oldest first. */
  readonly begun: number[];
  /** Writes under way and behind them. */
  queued: number;
  tail: Promise<unknown>;
}

interface Pause {
  readonly untilMs: number;
  readonly inARow: number;
}

export function createLimiter(options: LimiterOptions): Limiter {
  const { now, patienceMs = 0 } = options;
  const wait = options.wait ?? (ms => setTimeout(ms));
  const budgets = { ...builtInBudgets, ...options.budgets };
  const lanes = new Map<string, LaneState>();
  const pauses = new Map<number, Pause>();

  async function take<T>(
    installationId: number,
    lane: Lane,
    state: LaneState,
    mayWait: boolean,
    write: () => Promise<T>,
  ): Promise<T> {
    const askedMs = now().getTime();
    refuseUntil(pauses.get(installationId)?.untilMs ?? 0, askedMs, lane);
    const freeMs = freeAt(state, budgets[lane], askedMs);
    if (mayWait && freeMs > askedMs && freeMs - askedMs <= patienceMs) await wait(freeMs - askedMs);
    else refuseUntil(freeMs, askedMs, lane);
    state.begun.push(Math.max(freeMs, askedMs));
    try {
      const result = await write();
      pauses.delete(installationId);
      return result;
    } catch (error) {
      if (error instanceof GatewayError && error.kind === 'rate-limited') pause(installationId, error);
      throw error;
    }
  }

  /** Each refusal in a row doubles the pause: asking again too early may end in a ban. */
  function pause(installationId: number, error: GatewayError): void {
    const inARow = (pauses.get(installationId)?.inARow ?? 0) + 1;
    const asked = error.retryAfterSeconds ?? 60;
    const seconds = Math.max(asked, Math.min(asked * 2 ** (inARow - 1), longestPauseSeconds));
    pauses.set(installationId, { untilMs: now().getTime() + seconds * 1000, inARow });
  }

  return {
    run(installationId, lane, write) {
      const key = `${installationId}/${lane}`;
      const state = lanes.get(key) ?? { begun: [], queued: 0, tail: Promise.resolve() };
      lanes.set(key, state);
      // Whoever waits keeps a worker busy.
      const mayWait = state.queued <= maxWaiting;
      state.queued += 1;
      const result = state.tail
        .then(() => take(installationId, lane, state, mayWait, write))
        .finally(() => {
          state.queued -= 1;
        });
      state.tail = result.catch(() => undefined);
      return result;
    },
  };
}

/** The first instant at which no budget is exhausted. */
function freeAt(state: LaneState, limits: readonly Pace[], nowMs: number): number {
  const longestMs = Math.max(...limits.map(limit => limit.perSeconds)) * 1000;
  while (state.begun[0] !== undefined && state.begun[0] <= nowMs - longestMs) state.begun.shift();
  return Math.max(
    ...limits.map(({ writes, perSeconds }) => {
      const blocking = state.begun.at(-writes);
      return blocking === undefined ? 0 : blocking + perSeconds * 1000;
    }),
  );
}

function refuseUntil(freeAtMs: number, nowMs: number, lane: Lane): void {
  if (freeAtMs <= nowMs) return;
  const seconds = Math.ceil((freeAtMs - nowMs) / 1000);
  throw new GatewayError('rate-limited', `Rung's ${lane} writes are held back; next try in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}
