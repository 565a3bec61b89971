import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

interface Timer {
  readonly dueMs: number;
  readonly ring: () => void;
}

/** What those need who wait and work by a clock, virtual or real. */
export type Time = Pick<VirtualTime, 'now' | 'wait' | 'pass' | 'track' | 'tracked'>;

/** The machine's own time, `aheadMs` later. */
export const realTime = (aheadMs: number): Time => ({
  now: () => new Date(Date.now() + aheadMs),
  wait: ms => sleep(ms),
  pass() {},
  track: work => work(),
  tracked: parts => parts,
});

/**
 * A clock that moves on when nothing real is under way any more: no request, no statement. So an hour of waiting takes
 * no time, and everything that is due at one moment happens at that moment, which is harder on limits than real life.
 */
export class VirtualTime {
  #nowMs: number;
  #underWay = 0;
  readonly #timers: Timer[] = [];
  #changed: () => void = () => {};

  constructor(start: Date) {
    this.#nowMs = start.getTime();
  }

  readonly now = (): Date => new Date(this.#nowMs);

  readonly wait = (ms: number): Promise<void> =>
    new Promise(resolve => {
      this.#timers.push({ dueMs: this.#nowMs + ms, ring: resolve });
    });

  /** Whether anybody waits on this clock. */
  get isAwaited(): boolean {
    return this.#timers.length > 0;
  }

  /** So much time passes with something that is under way. */
  pass(ms: number): void {
    this.#nowMs += ms;
  }

  async track<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      this.#changed();
    }
  }

  /** All methods of its parts are tracked; none of them may wait on this clock. */
  tracked<Parts extends object>(parts: Parts): Parts {
    return new Proxy(parts, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (typeof value === 'object' && value !== null) return this.tracked(value);
        if (typeof value !== 'function') return value;

        return (...args: unknown[]) => {
          const result = value.apply(target, args);
          if (result instanceof Promise) return this.track(() => result);
          return typeof result === 'object' && result !== null ? this.tracked(result) : result;
        };
      },
    });
  }

  /** Comes back as soon as nothing is under way. */
  async rest(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      if (this.#underWay > 0) {
        quiet = -1;
        await new Promise<void>(resolve => {
          this.#changed = resolve;
        });
      }
      await setImmediate();
    }
  }

  /** Moves on to the next timer, or to `dueMs` if that is sooner; rings what is due. */
  moveOn(dueMs: number): void {
    const next = Math.min(dueMs, ...this.#timers.map(timer => timer.dueMs));
    if (!Number.isFinite(next)) throw new Error('Nothing is left to wait for.');
    this.#nowMs = Math.max(this.#nowMs, next);
    for (const timer of this.#timers.filter(each => each.dueMs <= this.#nowMs)) {
      this.#timers.splice(this.#timers.indexOf(timer), 1);
      timer.ring();
    }
  }
}
