/** Lets that many pieces of work run at a time; the others wait in their order. */
export function runAtMost(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async work => {
    if (running < count) running++;
    else {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      await promise;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Its place goes straight to the next one, so nobody slips in between.
      if (next) next();
      else running--;
    }
  };
}
