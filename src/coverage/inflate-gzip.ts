import { UnreadableReport } from '../model/coverage.ts';
import { shownSize, unreadBecause } from '../model/unread-reason.ts';

const mebibyte = 1024 * 1024;
const maxInflatedBytes = 256 * mebibyte;
/** Inflated to compressed bytes, looked at once so many are inflated. */
const maxRatio = 200;
const ratioFromBytes = 10 * mebibyte;

/** As many bytes tell that it is one. */
export const gzipMarkBytes = 2;
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/**
 * The content of a gzip file, such as gcov writes around its JSON. `onInflated` is told of bytes as they come, and may
 * throw. Throws UnreadableReport for a damaged file, and for one that grows beyond all measure.
 */
export async function* inflateGzip(
  chunks: AsyncIterable<Uint8Array>,
  onInflated: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array, void, undefined> {
  let [compressed, inflated] = [0, 0];
  let failure: unknown;

  async function* counted(): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    try {
      for await (const chunk of chunks) {
        compressed += chunk.length;
        yield new Uint8Array(chunk);
      }
    } catch (error) {
      failure = error;
      throw error;
    }
  }

  const stream = ReadableStream.from(counted()).pipeThrough(new DecompressionStream('gzip'));
  try {
    for await (const chunk of stream) {
      inflated += chunk.length;
      onInflated(chunk.length);
      if (inflated > maxInflatedBytes || (inflated > ratioFromBytes && inflated > maxRatio * compressed))
        throw new UnreadableReport(
          unreadBecause('gzip.inflates', { ratio: maxRatio, size: shownSize(maxInflatedBytes) }),
        );
      yield chunk;
    }
  } catch (error) {
    if (failure !== undefined) throw failure;
    if (error instanceof TypeError || (error instanceof Error && 'code' in error))
      throw new UnreadableReport(
        unreadBecause('at.byte', { byte: compressed, problem: unreadBecause('gzip.damaged') }),
        { cause: error },
      );
    throw error;
  }
}
