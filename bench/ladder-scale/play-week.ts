import { setTimeout as sleep } from 'node:timers/promises';
import type { VirtualTime } from '../limits/virtual-time.ts';
import type { VirtualQueue } from './virtual-queue.ts';

const hourMs = 60 * 60 * 1000;

/** From now on: the hourly sweep, and what the queue has to do, until nothing is left after `until`. */
export async function playWeek(
  time: VirtualTime,
  queue: VirtualQueue,
  sweep: () => Promise<unknown>,
  until: Date,
  onProgress: () => void,
): Promise<void> {
  let nextSweepMs = time.now().getTime();
  for (;;) {
    const nowMs = time.now().getTime();
    await queue.setDatabaseTo(time.now(), 1_000);
    if (nowMs >= nextSweepMs) {
      await queue.setDatabaseTo(time.now());
      await sweep();
      queue.changed();
      nextSweepMs += hourMs;
    }
    await queue.startDue();
    await time.rest();
    onProgress();
    const dueMs = queue.nextDueMs();
    const isOver = queue.running() === 0 && dueMs === Infinity && nowMs >= until.getTime();
    if (isOver && queue.isSettled()) return;
    // One that ended meanwhile leaves a worker free.
    if (queue.hasIdle() && !queue.isSettled()) continue;
    const nextMs = Math.min(dueMs, nextSweepMs);
    if (queue.running() === 0) time.moveOn(Math.max(nowMs, nextMs));
    // It compresses or expands something.
    else if (!time.isAwaited) await sleep(1);
    // Where a job's time has come and it waits all the same, one of the same key is under way.
    else time.moveOn(nextMs > nowMs ? nextMs : Infinity);
  }
}

/** Time moves on whenever the work does nothing but wait for it. */
export async function playAlone(time: VirtualTime, work: Promise<void>): Promise<void> {
  let isOver = false;
  const done = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await time.rest();
    if (time.isAwaited) time.moveOn(Infinity);
    else await sleep(1);
  }
  await done;
}
