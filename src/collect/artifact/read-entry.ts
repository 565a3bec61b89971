import { parseReport, sniffedBytes } from '../../coverage/parse-report.ts';
import { sniffFormat } from '../../coverage/sniff-format.ts';
import { type CoverageReport, UnreadableReport } from '../../model/coverage.ts';
import { isArchive } from './archive-magic.ts';
import { ArchiveRejected } from './archive-rejected.ts';

export type EntryOutcome = { report: CoverageReport } | { unreadable: string } | 'skipped';

/** Decides by the content's first bytes, never by its name, and reads on only when it is a report. */
export async function readEntry(
  content: AsyncGenerator<Uint8Array, void, undefined>,
  keep: (path: string) => boolean,
): Promise<EntryOutcome> {
  const head = await readHead(content);
  if (sniffFormat(head.subarray(0, sniffedBytes)) === undefined) {
    await content.return();
    return isArchive(head) ? { unreadable: 'an archive within the archive is not opened' } : 'skipped';
  }
  try {
    return { report: await parseReport(resume(head, content), keep) };
  } catch (error) {
    if (error instanceof ArchiveRejected) throw error;
    if (error instanceof UnreadableReport) return { unreadable: error.message };
    return {
      unreadable: `Rung could not read it (${error instanceof Error ? error.name : 'unknown error'})`,
    };
  }
}

async function readHead(content: AsyncGenerator<Uint8Array, void, undefined>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < sniffedBytes) {
    const next = await content.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(chunks);
}

async function* resume(head: Uint8Array, rest: AsyncGenerator<Uint8Array, void, undefined>) {
  yield head;
  yield* rest;
}
