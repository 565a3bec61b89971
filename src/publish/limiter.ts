import { setTimeout } from 'node:timers/promises';
import { GatewayError } from '../model/gateway-error.ts';
import type { Log } from '../model/log.ts';
import type { Lane, Lanes, Pace } from '../store/lane-port.ts';
import { budgetUnknown, heldBack } from './held-back.ts';
import { onwardClock } from './onward-clock.ts';
import { createSlots } from './slots.ts';
import type { StormBreaker } from './storm-breaker.ts';

export type WriteLane = Extract<Lane, 'notifying' | 'check-run'>;

export interface Limiter {
  /**
   * Runs a write in its installation's lane, one at a time over all instances. Rejects with `rate-limited`, before
   * writing, when the lane is exhausted or asleep, so that the job is tried later and its worker is free; other
   * installations go on. Rejects with `unavailable`, before writing, when the database does not answer.
   */
  run<T>(installationId: number, lane: WriteLane, write: () => Promise<T>, kind?: WriteKind): Promise<T>;
}

export interface WriteKind {
  /** How many new comments the storm breaker counts it as; an edit is none. */
  readonly notices?: number;
  /** Asked alone in the lane, right before the write; its rejection leaves nothing written, nor counted by the breaker. */
  readonly admit?: () => Promise<void>;
}

export interface LimiterOptions {
  readonly lanes: Lanes;
  readonly log: Log;
  readonly now: () => Date;
  /** Lanes whose budget is to differ from the built-in one. */
  readonly budgets?: Readonly<Partial<Record<WriteLane, readonly Pace[]>>>;
  /** A write that may go so soon waits in its lane instead of being refused. */
  readonly patienceMs?: number;
  /** Stops new comments and issues altogether when there are too many of them. */
  readonly breaker?: StormBreaker;
  /** Real time unless told. */
  readonly wait?: (ms: number) => Promise<void>;
  /** 0 to 1. */
  readonly random?: () => number;
  readonly onHeldBack?: (lane: WriteLane, reason: HeldBackReason) => void;
}

/** `asleep`: GitHub refused. `full`: the budget is spent. `held`: another write is under way. `breaker`: a person must look. */
export type HeldBackReason = 'asleep' | 'full' | 'held' | 'breaker';

const isRefusal = (error: unknown) =>
  error instanceof GatewayError &&
  // Without a status it is the budget's own refusal: nothing was sent.
  (error.kind === 'rate-limited' || (error.status !== null && !error.ambiguous));

/** GitHub's own limits are higher: 80 a minute and 500 an hour for what notifies, 900 points a minute in all. */
const builtInBudgets: Readonly<Record<WriteLane, readonly Pace[]>> = {
  notifying: [
    { amount: 1, perSeconds: 1 },
    { amount: 60, perSeconds: 60 },
    { amount: 400, perSeconds: 3600 },
  ],
  'check-run': [{ amount: 100, perSeconds: 60 }],
};

/** Longer than a write takes with a renewed token; whoever is stopped in the lane blocks it no longer. */
const heldForMs = 30_000;
/** Another instance is done with its write soon. */
const heldAgainMs = 100;
const maxWaiting = 2;
/** What a job writes takes about so long at the pace of its lane. */
const slotMs = 1_000;

interface Turns {
  /** Writes under way and behind them, in this process. */
  queued: number;
  tail: Promise<unknown>;
  /** Until then the database need not be asked again. */
  closedUntilMs: number;
  closedBecause: HeldBackReason;
}

const newTurns = (): Turns => ({
  ...{ queued: 0, tail: Promise.resolve(), closedUntilMs: 0, closedBecause: 'full' },
});

export function createLimiter(options: LimiterOptions): Limiter {
  const { lanes, log, patienceMs = 0, breaker } = options;
  const now = onwardClock(options.now);
  const wait = options.wait ?? (ms => setTimeout(ms));
  const random = options.random ?? Math.random;
  const budgets = { ...builtInBudgets, ...options.budgets };
  const turns = new Map<string, Turns>();
  const slot = createSlots(now);

  function refuse(installationId: number, lane: WriteLane, soonestMs: number, reason: HeldBackReason): never {
    options.onHeldBack?.(lane, reason);
    const isFull = reason === 'full';
    const waitMs = isFull ? slot(`${installationId}/${lane}`, soonestMs, slotMs) : soonestMs;
    throw heldBack(`Rung's ${lane} writes are held back`, waitMs, random);
  }

  async function orCount(lane: WriteLane, permission: Promise<void> | undefined): Promise<void> {
    try {
      await permission;
    } catch (error) {
      if (error instanceof GatewayError && error.kind === 'rate-limited')
        options.onHeldBack?.(lane, 'breaker');
      throw error;
    }
  }

  async function enter(installationId: number, lane: WriteLane, turn: Turns, mayWait: boolean) {
    const closedMs = turn.closedUntilMs - now().getTime();
    if (closedMs > patienceMs) refuse(installationId, lane, closedMs, turn.closedBecause);
    for (let patience = mayWait ? patienceMs : 0; ; ) {
      const entry = await lanes
        .enter({ installationId, lane, amount: 1, paces: budgets[lane], heldForMs })
        .catch(cause => {
          throw budgetUnknown(cause);
        });
      if (entry.kind === 'entered') return entry.fence;
      const waitMs = entry.kind === 'held' ? Math.min(entry.waitMs, heldAgainMs) : entry.waitMs;
      if (entry.kind !== 'held') {
        turn.closedUntilMs = now().getTime() + waitMs;
        turn.closedBecause = entry.kind;
      }
      if (waitMs > patience) refuse(installationId, lane, waitMs, entry.kind);
      patience -= waitMs;
      await wait(waitMs);
    }
  }

  /** A hold that cannot be given back ends by itself, and the write stands. */
  async function leave(
    installationId: number,
    lane: WriteLane,
    fence: number,
    outcome: 'written' | 'failed',
  ): Promise<void> {
    await lanes
      .leave(installationId, lane, fence, outcome)
      .catch(error => log.warn({ err: error, installationId, lane }, 'lane not left'));
  }

  async function take<T>(
    installationId: number,
    lane: WriteLane,
    { turn, mayWait }: { turn: Turns; mayWait: boolean },
    write: () => Promise<T>,
    { notices = 0, admit }: WriteKind,
  ): Promise<T> {
    if (notices > 0) await orCount(lane, breaker?.refuseWhileOpen());
    const fence = await enter(installationId, lane, turn, mayWait);
    let outcome: 'written' | 'failed' = 'failed';
    let isCounted = false;
    try {
      await admit?.();
      if (notices > 0) await orCount(lane, breaker?.count(notices));
      isCounted = notices > 0;
      const result = await write();
      outcome = 'written';
      return result;
    } catch (error) {
      // Places that take no comments must not stop everybody else's.
      if (isCounted && isRefusal(error)) await breaker?.giveBack(notices);
      throw error;
    } finally {
      await leave(installationId, lane, fence, outcome);
    }
  }

  return {
    run(installationId, lane, write, kind = {}) {
      const key = `${installationId}/${lane}`;
      const turn = turns.get(key) ?? newTurns();
      turns.set(key, turn);
      // Whoever waits keeps a worker busy.
      const mayWait = turn.queued <= maxWaiting;
      turn.queued += 1;
      const result = turn.tail
        .then(() => take(installationId, lane, { turn, mayWait }, write, kind))
        .finally(() => {
          turn.queued -= 1;
        });
      turn.tail = result.catch(() => undefined);
      return result;
    },
  };
}
