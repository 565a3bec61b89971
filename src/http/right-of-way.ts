import { setImmediate } from 'node:timers/promises';
import { within } from './within.ts';

/** Deliveries may come without end. */
const usualPatienceMs = 20;

/** Whom others wait for goes first, in a process that does one thing at a time. */
export interface RightOfWay {
  /** Of work that somebody waits for. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** Between pieces of other work, which get on one at a time: resolves when none of that is under way, or after a while all the same. */
  readonly giveWay: () => Promise<void>;
}

export function createRightOfWay(patienceMs = usualPatienceMs): RightOfWay {
  let underWay = 0;
  let free = Promise.withResolvers<void>();
  let last = Promise.resolve();

  async function wait(): Promise<void> {
    // What came over the network meanwhile is seen once the event loop has come round: the first turn ends the present one.
    await setImmediate();
    await setImmediate();
    if (underWay > 0) await within(patienceMs, free.promise).catch(() => {});
  }

  return {
    async during(work) {
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        if (underWay === 0) {
          free.resolve();
          free = Promise.withResolvers();
        }
      }
    },

    giveWay() {
      last = last.then(wait);

      return last;
    },
  };
}
