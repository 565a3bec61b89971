import { AsyncLocalStorage } from 'node:async_hooks';
import { Purse } from './purse.ts';

const background = new AsyncLocalStorage<Purse>();

/**
 * What `work` asks of GitHub is work that nobody waits for: it may use a part of the quota only.
 * @param job what it is about: the same when it is tried again, and when another one takes its work over
 */
export async function inBackground<T>(work: () => Promise<T>, job?: string): Promise<T> {
  if (isInBackground()) return await work();
  const purse = new Purse(job);
  try {
    return await background.run(purse, work);
  } finally {
    purse.close();
  }
}

/** Of the work that is under way; undefined where somebody waits for it. */
export const backgroundPurse = (): Purse | undefined => background.getStore();

export function isInBackground(): boolean {
  return background.getStore() !== undefined;
}
