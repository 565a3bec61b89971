import { setTimeout } from 'node:timers/promises';
import { GatewayError } from '../model/gateway-error.ts';
import type { Log } from '../model/log.ts';
import type { Effect, Effects } from '../store/port.ts';

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
  readonly write: () => Promise<number>;
  /** Finds the object on GitHub by our own marker. */
  readonly look: () => Promise<Written | undefined>;
  /** Looks before the very first write too: our own record may have been lost. */
  readonly looksFirst?: boolean;
  /** So long after a write, not seeing it proves nothing. Without it one look is enough. */
  readonly visibleAfterMs?: number;
}

const gone = 'gone';

/**
 * An intent row stands before each write. Where nobody knows whether a write happened (a crash, a lost answer), GitHub
 * is asked first, and only then is it repeated: once here, later by the job.
 */
export function writeOnce(options: {
  effects: Effects;
  now: () => Date;
  log: Log;
  wait?: (ms: number) => Promise<void>;
}): (task: WriteOnce) => Promise<Written> {
  const { effects, log, now } = options;
  const wait = options.wait ?? (ms => setTimeout(ms));

  async function finish(task: WriteOnce, written: Written): Promise<Written> {
    await effects.complete(task.key, written.githubId, written.state);
    return written;
  }

  async function adopt(task: WriteOnce): Promise<Written | undefined> {
    const found = await task.look();
    if (found !== undefined) log.info({ effect: task.key }, 'earlier write found on GitHub and adopted');
    return found && finish(task, found);
  }

  async function lookBeforeFirst(task: WriteOnce): Promise<Written | undefined> {
    if (task.looksFirst !== true) return undefined;
    try {
      return await adopt(task);
    } catch (error) {
      await effects.abandon(task.key);
      throw error;
    }
  }

  async function attempt(task: WriteOnce): Promise<Written> {
    try {
      return await finish(task, { githubId: await task.write(), state: task.state });
    } catch (error) {
      if (!(error instanceof GatewayError) || error.kind !== 'gone') throw error;
      log.info({ effect: task.key }, 'target is gone; write dropped');
      return finish(task, { githubId: null, state: gone });
    }
  }

  /** The intent of an earlier try becomes that of this one, unless the earlier write may still come to light. */
  async function renew(task: WriteOnce, effect: Effect): Promise<void> {
    if (task.visibleAfterMs === undefined) return;
    const waitMs = effect.intendedAt.getTime() + task.visibleAfterMs - now().getTime();
    if (waitMs > 0) throw notVisibleYet(waitMs);
    await effects.abandon(task.key);
    await effects.intend(task.key, task.state, now());
  }

  return async task => {
    const { effect, isNew } = await effects.intend(task.key, task.state, now());
    if (effect.done) return { githubId: effect.githubId, state: effect.contentHash };

    const adopted = isNew ? await lookBeforeFirst(task) : await adopt(task);
    if (adopted !== undefined) return adopted;
    if (!isNew) await renew(task, effect);
    try {
      return await attempt(task);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (!error.ambiguous) {
        // An older intent may have been written after all: that one stays, so that the next try looks first.
        if (isNew || task.visibleAfterMs !== undefined) await effects.abandon(task.key);
        throw error;
      }
    }
    const arrived = await adopt(task);
    if (arrived !== undefined) return arrived;
    if (task.visibleAfterMs !== undefined) throw notVisibleYet(task.visibleAfterMs);
    await wait(200 + Math.random() * 800);
    return attempt(task);
  };
}

function notVisibleYet(waitMs: number): GatewayError {
  const seconds = Math.ceil(waitMs / 1000);

  return new GatewayError(
    'unavailable',
    `Whether GitHub took an earlier write shows in ${seconds} s at the latest; next try then.`,
    { retryAfterSeconds: seconds },
  );
}
