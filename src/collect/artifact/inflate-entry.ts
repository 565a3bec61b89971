import { crc32 } from 'node:zlib';
import type { ZipFile } from 'yauzl';
import { shownSize, unreadBecause } from '../../model/unread-reason.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import type { ArchiveLimits } from './archive-limits.ts';
import { ArchiveRejected } from './archive-rejected.ts';
import { shownName } from './refuse-entry.ts';

const sliceBytes = 65_536;

/** Bytes inflated so far, of all entries of one archive. */
export interface InflatedCount {
  bytes: number;
}

/** Streams one entry's content under the limits. Whoever stops early pays only for what was read. */
export async function* inflateEntry(
  zip: ZipFile,
  { name, entry }: ArchiveEntry,
  limits: ArchiveLimits,
  total: InflatedCount,
): AsyncGenerator<Uint8Array, void, undefined> {
  let inflatedBytes = 0;
  let checksum = 0;
  const chunks = openChunks(zip, { name, entry });
  for await (const chunk of chunks) {
    inflatedBytes += chunk.length;
    total.bytes += chunk.length;
    checksum = crc32(chunk, checksum);
    refuseExcess(name, inflatedBytes, entry.compressedSize, limits, total);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw damaged(name);
}

async function* openChunks(
  zip: ZipFile,
  { name, entry }: ArchiveEntry,
): AsyncGenerator<Buffer, void, undefined> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    // A broken stream may report again after its reader has left.
    stream.on('error', () => {});
    for await (const chunk of stream) yield* slices(chunk);
  } catch (cause) {
    throw damaged(name, cause);
  }
}

/** A stored entry comes as one chunk of its whole size: decoded at once it would fill the heap. */
function* slices(chunk: Buffer): Generator<Buffer, void, undefined> {
  for (let start = 0; start < chunk.length; start += sliceBytes)
    yield chunk.subarray(start, start + sliceBytes);
}

function refuseExcess(
  name: string,
  inflatedBytes: number,
  compressedBytes: number,
  limits: ArchiveLimits,
  total: InflatedCount,
): void {
  if (total.bytes > limits.inflatedBytes)
    throw new ArchiveRejected(unreadBecause('archive.inflates', { size: shownSize(limits.inflatedBytes) }));
  if (inflatedBytes > limits.inflatedEntryBytes)
    throw new ArchiveRejected(
      unreadBecause('entry.inflates', {
        entry: shownName(name),
        size: shownSize(limits.inflatedEntryBytes),
      }),
    );
  if (inflatedBytes > limits.ratioFromBytes && inflatedBytes > limits.ratio * compressedBytes)
    throw new ArchiveRejected(unreadBecause('entry.ratio', { entry: shownName(name), ratio: limits.ratio }));
}

function damaged(name: string, cause?: unknown): ArchiveRejected {
  return new ArchiveRejected(unreadBecause('entry.damaged', { entry: shownName(name) }), { cause });
}
