/** Runs at most so many at once; the others wait, first come, first served. */
export function limitInFlight(most: number): <T>(send: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async send => {
    // A place that was handed on is counted already.
    if (running >= most) await new Promise<void>(resolve => waiting.push(resolve));
    else running += 1;
    try {
      return await send();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
