import { GatewayError } from '../../src/model/gateway-error.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Something to do at a time: once, however often it is asked for before it begins. */
interface Task {
  readonly key: string;
  dueMs: number;
  /** When it could have been done first. */
  wantedMs: number;
  readonly run: () => Promise<void>;
  /** False for what happens in the world. */
  readonly isJob: boolean;
}

export interface JobTotals {
  done: number;
  putOff: number;
  failed: number;
  longestWaitMs: number;
}

/**
 * Jobs in virtual time, as the queue keeps them: one waiting for each key, so many at once, those first that are due
 * first; a job that is put off comes back when it was told to.
 */
export class JobLine {
  readonly totals: JobTotals = { done: 0, putOff: 0, failed: 0, longestWaitMs: 0 };
  readonly #waiting = new Map<string, Task>();
  readonly #running = new Set<string>();
  readonly #time: VirtualTime;
  readonly #concurrency: number;

  constructor(time: VirtualTime, concurrency: number) {
    this.#time = time;
    this.#concurrency = concurrency;
  }

  happens(key: string, at: Date, run: () => Promise<void>): void {
    const dueMs = at.getTime();
    this.#waiting.set(key, { key, dueMs, wantedMs: dueMs, run, isJob: false });
  }

  request(key: string, at: Date, run: () => Promise<void>): void {
    const task = this.#waiting.get(key);
    const dueMs = at.getTime();
    if (task === undefined) this.#waiting.set(key, { key, dueMs, wantedMs: dueMs, run, isJob: true });
    else task.dueMs = Math.min(task.dueMs, dueMs);
  }

  /** Until nothing is left. */
  async work(onProgress: () => void): Promise<void> {
    for (;;) {
      for (let task = this.#next(); task !== undefined; task = this.#next()) {
        this.#running.add(task.key);
        void this.#run(task).then(onProgress);
      }
      await this.#time.rest();
      if (this.#running.size === 0 && this.#waiting.size === 0) return;
      if (this.#next() === undefined) this.#time.moveOn(this.#nextDueMs());
    }
  }

  #next(): Task | undefined {
    if (this.#running.size >= this.#concurrency) return undefined;
    const nowMs = this.#time.now().getTime();
    let first: Task | undefined;
    for (const task of this.#waiting.values())
      if (task.dueMs <= nowMs && !this.#running.has(task.key) && task.dueMs < (first?.dueMs ?? Infinity))
        first = task;

    return first;
  }

  #nextDueMs(): number {
    if (this.#running.size >= this.#concurrency) return Infinity;
    let dueMs = Infinity;
    for (const task of this.#waiting.values())
      if (!this.#running.has(task.key)) dueMs = Math.min(dueMs, task.dueMs);

    return dueMs;
  }

  async #run(task: Task): Promise<void> {
    this.#waiting.delete(task.key);
    try {
      await task.run();
      if (!task.isJob) return;
      this.totals.done += 1;
      const waitedMs = this.#time.now().getTime() - task.wantedMs;
      this.totals.longestWaitMs = Math.max(this.totals.longestWaitMs, waitedMs);
    } catch (error) {
      const seconds = error instanceof GatewayError ? error.retryAfterSeconds : null;
      if (seconds === null) this.totals.failed += 1;
      else this.totals.putOff += 1;
      if (seconds === null) console.error(error);
      const waiting = this.#waiting.get(task.key);
      this.request(task.key, new Date(this.#time.now().getTime() + (seconds ?? 10) * 1000), task.run);
      const again = this.#waiting.get(task.key);
      if (again !== undefined) again.wantedMs = Math.min(task.wantedMs, waiting?.wantedMs ?? task.wantedMs);
    } finally {
      this.#running.delete(task.key);
    }
  }
}
