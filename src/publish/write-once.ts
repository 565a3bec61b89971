import { setTimeout } from 'node:timers/promises';
import { GatewayError } from '../model/gateway-error.ts';
import type { Log } from '../model/log.ts';
import type { Effects } from '../store/port.ts';

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
  const { effects, log } = options;
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

  async function attempt(task: WriteOnce): Promise<Written> {
    try {
      return await finish(task, { githubId: await task.write(), state: task.state });
    } catch (error) {
      if (!(error instanceof GatewayError) || error.kind !== 'gone') throw error;
      log.info({ effect: task.key }, 'commit is gone; write dropped');
      return finish(task, { githubId: null, state: gone });
    }
  }

  return async task => {
    const { effect, isNew } = await effects.intend(task.key, task.state, options.now());
    if (effect.done) return { githubId: effect.githubId, state: effect.contentHash };

    const adopted = isNew ? undefined : await adopt(task);
    if (adopted !== undefined) return adopted;
    try {
      return await attempt(task);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (!error.ambiguous) {
        // An older intent may have been written after all: that one stays, so that the next try looks first.
        if (isNew) await effects.abandon(task.key);
        throw error;
      }
    }
    const arrived = await adopt(task);
    if (arrived !== undefined) return arrived;
    await wait(200 + Math.random() * 800);
    return attempt(task);
  };
}
