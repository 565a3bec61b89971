import { closeSync, openSync, readSync } from 'node:fs';

const chunkBytes = 128 * 1024;

/**
 * A file's content in pieces, each good only until the next one is asked for: they share a buffer, since memory outside
 * the heap stays taken long after nobody needs it. Nothing else runs meanwhile, so nobody is made to wait by reading
 * at once, and a trip to another thread for each piece would take longer than the reading.
 */
export async function* readChunks(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = new Uint8Array(chunkBytes);
    for (;;) {
      const length = readSync(descriptor, buffer, 0, chunkBytes, null);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}
