import { setTimeout as sleep } from 'node:timers/promises';
import { sqlStateOf } from './sql-state.ts';

/** Serialization failure and deadlock: nothing was done, and the same again will probably succeed. */
const conflicts: ReadonlySet<string> = new Set(['40001', '40P01']);

const tries = 6;
const firstDelayMs = 20;

/**
 * Tries work again that lost against another transaction: after a random time, so that the two do not meet again, of
 * up to 20 ms, 40 ms, … The work must have no effect but the one that was rolled back.
 */
export async function retryConflicts<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work();
    } catch (error) {
      if (attempt === tries || !conflicts.has(sqlStateOf(error) ?? '')) throw error;
      await sleep(Math.random() * firstDelayMs * 2 ** attempt);
    }
}
