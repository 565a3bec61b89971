import { setImmediate as endOfTurn } from 'node:timers/promises';

export interface Gathering<Item> {
  /** Together in one batch at the most; an item above `bytes` goes alone. */
  readonly most: { readonly items: number; readonly bytes: number };
  bytesOf(item: Item): number;
  /** What comes in the same turn of the event loop goes along. Else the first one goes alone, and at once. */
  readonly waitsForTurn: boolean;
  /** A batch that takes longer than this holds up the next one no more. */
  readonly patienceMs: number;
  /** True when a batch may have failed because of one item: then each is tried alone. */
  isOfOneItem(error: unknown): boolean;
}

interface Call<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Calls that come together are done together: while one batch runs, the next one gathers. There is no timer, so a lone call
 * does not wait. `doAll` answers in the order of the items.
 */
export function gatherCalls<Item, Result>(
  doAll: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most, bytesOf, waitsForTurn, patienceMs, isOfOneItem }: Gathering<Item>,
): (item: Item) => Promise<Result> {
  const gathered: Call<Item, Result>[] = [];
  let isRunning = false;

  function takeBatch(): readonly Call<Item, Result>[] {
    let bytes = 0;
    const end = gathered.findIndex(({ item }, index) => {
      bytes += bytesOf(item);
      return index > 0 && (index >= most.items || bytes > most.bytes);
    });

    return gathered.splice(0, end < 0 ? gathered.length : end);
  }

  async function runAll(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      do {
        if (waitsForTurn) await endOfTurn();
        await orPatience(run(takeBatch()), patienceMs);
      } while (gathered.length > 0);
    } finally {
      isRunning = false;
    }
  }

  async function run(calls: readonly Call<Item, Result>[]): Promise<void> {
    try {
      const results = await doAll(calls.map(({ item }) => item));
      for (const [index, { resolve }] of calls.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (isOfOneItem(error)) for (const call of calls) await runAlone(call);
      else for (const { reject } of calls) reject(error);
    }
  }

  async function runAlone({ item, resolve, reject }: Call<Item, Result>): Promise<void> {
    try {
      const [result] = await doAll([item]);
      resolve(result as Result);
    } catch (error) {
      reject(error);
    }
  }

  return item =>
    new Promise((resolve, reject) => {
      gathered.push({ item, resolve, reject });
      void runAll();
    });
}

async function orPatience(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
