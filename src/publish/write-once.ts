import { setTimeout } from 'node:timers/promises';
import { GatewayError } from '../model/gateway-error.ts';
import type { Log } from '../model/log.ts';
import type { Claim, Effects } from '../store/effect-port.ts';

export interface Written {
  /** Null when its target is gone for good. */
  readonly githubId: number | null;
  /** What state the object was left in. */
  readonly state: string;
}

export interface WriteOnce {
  readonly key: string;
  /** The state that `write` leaves the object in. */
  readonly state: string;
  /** Calls `leave` right before its request: that throws when the effect may belong to somebody else by now. */
  readonly write: (leave: () => void) => Promise<number>;
  /** Finds the object on GitHub by our own marker. */
  readonly look: () => Promise<Written | undefined>;
  /** Looks before the very first write too: our own record may have been lost. */
  readonly looksFirst?: boolean;
  /** So long after a write, not seeing it proves nothing. Without it one look is enough. */
  readonly visibleAfterMs?: number;
  /** Another holder's write was the first, and this object is one too many. */
  readonly undo?: (extra: Written) => Promise<void>;
  /** Another holder had written the same object: what it said may be overwritten. */
  readonly overwrote?: () => Promise<void>;
}

export interface WriteOnceOptions {
  readonly effects: Effects;
  readonly now: () => Date;
  readonly log: Log;
  readonly wait?: (ms: number) => Promise<void>;
  /** Of this process's own clock, which nobody can set back. */
  readonly elapsedMs?: () => number;
}

interface Holding {
  readonly task: WriteOnce;
  readonly claim: Extract<Claim, { kind: 'mine' }>;
  /** By the process's own clock. */
  readonly untilMs: number;
  /** A request left, and nobody knows whether it was carried out. */
  inDoubt: boolean;
}

const gone = 'gone';
/** Its holder is most likely done long before its lease ends. */
const longestTurnMs = 5_000;

/**
 * An intent row stands before each write, and one holder at a time carries it out. Where nobody knows whether a write
 * happened (a crash, a lost answer, a holder that was stopped), GitHub is asked first, and only then is it repeated.
 */
export function writeOnce(options: WriteOnceOptions): (task: WriteOnce) => Promise<Written> {
  const { effects, log, now } = options;
  const wait = options.wait ?? (ms => setTimeout(ms));
  const elapsedMs = options.elapsedMs ?? (() => performance.now());

  async function finish(task: WriteOnce, written: Written, isWritten: boolean): Promise<Written> {
    const { githubId, state } = written;
    const first = await effects.complete(task.key, { githubId, contentHash: state });
    if (first === undefined) return written;
    const kept = { githubId: first.githubId, state: first.contentHash };
    if (kept.githubId !== githubId) await takeBack(task, written);
    else if (isWritten) await task.overwrote?.();

    return kept;
  }

  /** The write that counts is done: what cannot be taken back must not fail it, and nobody would come back for it. */
  async function takeBack(task: WriteOnce, extra: Written): Promise<void> {
    log.warn({ effect: task.key }, 'written by another instance too');
    for (let left = 3; left > 0; left -= 1) {
      try {
        return await task.undo?.(extra);
      } catch (error) {
        const { retryAfterSeconds = null } = error instanceof GatewayError ? error : {};
        log.warn({ err: error, effect: task.key, left: left - 1 }, 'second write not taken back');
        if (left > 1) await wait(Math.min(retryAfterSeconds ?? 1, 10) * 1000);
      }
    }
  }

  async function adopt(task: WriteOnce): Promise<Written | undefined> {
    const found = await task.look();
    if (found !== undefined) log.info({ effect: task.key }, 'earlier write found on GitHub and adopted');

    return found && finish(task, found, false);
  }

  async function attempt(holding: Holding): Promise<Written> {
    const { task } = holding;
    let hasLeft = false;
    const leave = () => {
      if (elapsedMs() >= holding.untilMs) throw heldByAnother(1_000);
      hasLeft = true;
    };
    let githubId: number | null;
    try {
      githubId = await task.write(leave);
    } catch (error) {
      if (hasLeft && isAmbiguous(error)) holding.inDoubt = true;
      if (!(error instanceof GatewayError) || error.kind !== 'gone') throw error;
      log.info({ effect: task.key }, 'target is gone; write dropped');
      githubId = null;
    }
    holding.inDoubt ||= hasLeft && githubId !== null;

    return await finish(task, { githubId, state: githubId === null ? gone : task.state }, true);
  }

  async function carryOut(holding: Holding): Promise<Written> {
    const { task, claim } = holding;
    const { doubtMs } = claim;
    const adopted = doubtMs !== null || task.looksFirst === true ? await adopt(task) : undefined;
    if (adopted !== undefined) return adopted;
    const mayShowInMs = doubtMs === null ? 0 : (task.visibleAfterMs ?? 0) - doubtMs;
    if (mayShowInMs > 0) throw notVisibleYet(mayShowInMs);
    try {
      return await attempt(holding);
    } catch (error) {
      if (!holding.inDoubt || !(error instanceof GatewayError)) throw error;
    }
    const arrived = await adopt(task);
    if (arrived !== undefined) return arrived;
    if (task.visibleAfterMs !== undefined)
      throw notVisibleYet(task.visibleAfterMs, { countsAsAttempt: true });
    await wait(200 + Math.random() * 800);

    return await attempt(holding);
  }

  async function letGo({ task, claim, inDoubt }: Holding): Promise<void> {
    if (claim.doubtMs === null && !inDoubt) await effects.abandon(task.key, claim.fence);
    else await effects.release(task.key, claim.fence, inDoubt ? 'in-doubt' : 'as-it-was', now());
  }

  return async task => {
    const claimedMs = elapsedMs();
    const claim = await effects.claim(task.key, task.state, now());
    if (claim.kind === 'done') return { githubId: claim.githubId, state: claim.contentHash };
    if (claim.kind === 'held') throw heldByAnother(Math.min(claim.waitMs, longestTurnMs));
    const holding: Holding = { task, claim, untilMs: claimedMs + claim.heldForMs, inDoubt: false };
    try {
      return await carryOut(holding);
    } catch (error) {
      // Where even that fails, the lease runs out by itself.
      await letGo(holding).catch(problem => log.warn({ err: problem, effect: task.key }, 'lease not let go'));
      throw error;
    }
  };
}

/** What is no answer of GitHub's tells nothing of the write either. */
function isAmbiguous(error: unknown): boolean {
  return !(error instanceof GatewayError) || error.ambiguous;
}

function heldByAnother(waitMs: number): GatewayError {
  return putOff('Another instance of Rung carries this write out', waitMs);
}

function notVisibleYet(waitMs: number, details: { countsAsAttempt?: boolean } = {}): GatewayError {
  return putOff('Whether GitHub took an earlier write shows later', waitMs, details);
}

function putOff(why: string, waitMs: number, details: { countsAsAttempt?: boolean } = {}): GatewayError {
  const seconds = Math.ceil(waitMs / 1000);

  return new GatewayError('unavailable', `${why}; next try in ${seconds} s.`, {
    ...details,
    retryAfterSeconds: seconds,
  });
}
