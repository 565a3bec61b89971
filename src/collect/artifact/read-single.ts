import { parseReport } from '../../coverage/parse-report.ts';
import type { ReadEntries } from './artifact-reading.ts';
import { reasonUnread } from './reason-unread.ts';

const sliceBytes = 65_536;
const entry = '';

/** Reads one report, plain or compressed with gzip. */
export async function readSingle(bytes: Buffer, keep: (path: string) => boolean): Promise<ReadEntries> {
  try {
    const report = await parseReport(slices(bytes), keep, { marks: true });

    return { reports: [{ entry, report }], unreadable: [], skippedEntries: 0 };
  } catch (error) {
    return { reports: [], unreadable: [{ entry, reason: reasonUnread(error) }], skippedEntries: 0 };
  }
}

/** Decoded at once a large report would fill the heap. */
async function* slices(bytes: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
  for (let start = 0; start < bytes.length; start += sliceBytes)
    yield bytes.subarray(start, start + sliceBytes);
}
