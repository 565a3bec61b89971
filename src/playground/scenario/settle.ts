import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from './stage.ts';

const patienceMs = 30_000;
const pollMs = 40;

/** Waits until something holds; the story has failed when it does not come true. `goesOn` says that it still may. */
export async function until<T>(
  what: string,
  look: (goesOn: () => void) => T | undefined | Promise<T | undefined>,
): Promise<T> {
  let deadline = 0;
  const goesOn = () => {
    deadline = performance.now() + patienceMs;
  };
  goesOn();
  for (;;) {
    const found = await look(goesOn);
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${patienceMs / 1000} s in vain for ${what}.`);
    await sleep(pollMs);
  }
}

/** Waits until all deliveries are answered and no job waits or runs: what GitHub shows now is final. */
export async function settle(stage: Stage): Promise<void> {
  let quietLooks = 0;
  let seen = '';
  await until('the server to finish its work', async goesOn => {
    await stage.github.deliveries.idle();
    const { waiting, scheduled, active } = await stage.server.queue.depth();
    const { accepted, processed } = await stage.server.store.inbox.counts();
    const isQuiet = waiting + scheduled + active === 0 && processed >= accepted;
    quietLooks = isQuiet ? quietLooks + 1 : 0;
    // A busy machine takes long for much work: only one that stands still has failed.
    const now = JSON.stringify([waiting, scheduled, active, accepted, processed]);
    if (now !== seen) goesOn();
    seen = now;

    return quietLooks >= 3 ? true : undefined;
  });
}

/** Waits until GitHub's clock shows another second. */
export async function nextSecond({ github }: Stage): Promise<void> {
  const second = () => Math.floor(github.world.state.clock().getTime() / 1000);
  const before = second();
  await until('the next second', () => second() > before || undefined);
}
