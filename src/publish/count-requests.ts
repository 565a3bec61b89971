import { AsyncLocalStorage } from 'node:async_hooks';

const counted = new AsyncLocalStorage<{ requests: number }>();

/** Does the work, and tells how many requests to GitHub it took; those that were refused before they went count too. */
export async function countRequests<T>(work: () => Promise<T>): Promise<{ result: T; requests: number }> {
  const count = { requests: 0 };

  return { result: await counted.run(count, work), requests: count.requests };
}

export function countRequest(): void {
  const count = counted.getStore();
  if (count !== undefined) count.requests += 1;
}
