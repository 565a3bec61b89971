/**
 * Does it for each, whatever becomes of the others. In the end the first failure is thrown, so that the job is tried again
 * and somebody hears of it.
 */
export async function tryEach<T>(items: Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items)
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }

  if (failures.length > 0) throw failures[0];
}
