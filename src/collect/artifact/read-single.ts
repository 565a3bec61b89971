import { parseReport } from '../../coverage/parse-report.ts';
import { UnreadableReport } from '../../model/coverage.ts';
import type { ReadEntries } from './artifact-reading.ts';

const sliceBytes = 65_536;
const entry = '';

/** Reads one report, plain or compressed with gzip. */
export async function readSingle(bytes: Buffer, keep: (path: string) => boolean): Promise<ReadEntries> {
  try {
    const report = await parseReport(slices(bytes), keep, { marks: true });

    return { reports: [{ entry, report }], unreadable: [], skippedEntries: 0 };
  } catch (error) {
    const reason =
      error instanceof UnreadableReport
        ? error.message
        : `Rung could not read it (${error instanceof Error ? error.name : 'unknown error'})`;

    return { reports: [], unreadable: [{ entry, reason }], skippedEntries: 0 };
  }
}

/** Decoded at once a large report would fill the heap. */
async function* slices(bytes: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
  for (let start = 0; start < bytes.length; start += sliceBytes)
    yield bytes.subarray(start, start + sliceBytes);
}
