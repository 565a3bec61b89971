/** All rows for the keys, asked for so many at a time. */
export async function inBatches<Key, Row>(
  keys: readonly Key[],
  size: number,
  read: (batch: readonly Key[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const batches = Array.from({ length: Math.ceil(keys.length / size) }, (_, i) =>
    keys.slice(i * size, (i + 1) * size),
  );
  return (await Promise.all(batches.map(read))).flat();
}
