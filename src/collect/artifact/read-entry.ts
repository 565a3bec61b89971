import { inflateGzip, isGzip } from '../../coverage/inflate-gzip.ts';
import { parsePlainReport, sniffedBytes } from '../../coverage/parse-report.ts';
import type { RecordBudget } from '../../coverage/record-budget.ts';
import { refusalOf, sniffFormat } from '../../coverage/sniff-format.ts';
import { type CoverageReport, UnreadableReport } from '../../model/coverage.ts';
import { isArchive } from './archive-magic.ts';
import { ArchiveRejected } from './archive-rejected.ts';

export type EntryOutcome =
  | { report: CoverageReport }
  | { unreadable: string }
  /** It tells of coverage, but not of lines: worth a word only where nothing else does. */
  | { refused: string }
  | 'skipped';

type Content = AsyncGenerator<Uint8Array, void, undefined>;

const nested = 'an archive within the archive is not opened';

export interface EntryReading {
  readonly keep: (path: string) => boolean;
  /** Shared by the entries of the archive. */
  readonly budget: RecordBudget;
  /** Told of the bytes that an entry compressed with gzip grows to. */
  readonly onInflated: (bytes: number) => void;
}

/** Decides by the content's first bytes, never by its name, and reads on only when it is a report. */
export async function readEntry(content: Content, reading: EntryReading): Promise<EntryOutcome> {
  const { budget } = reading;
  const leftBefore = budget.left;
  try {
    const raw = await readHead(content);
    if (!isGzip(raw))
      return await readPlain(raw, content, reading, isArchive(raw) ? { unreadable: nested } : 'skipped');
    const inflated = inflateGzip(resume(raw, content), reading.onInflated);

    return await readPlain(await readHead(inflated), inflated, reading, { unreadable: nested });
  } catch (error) {
    // Nothing of it is kept.
    budget.left = leftBefore;
    if (error instanceof ArchiveRejected) throw error;
    if (error instanceof UnreadableReport) return { unreadable: error.message };
    return {
      unreadable: `Rung could not read it (${error instanceof Error ? error.name : 'unknown error'})`,
    };
  }
}

async function readPlain(
  head: Buffer,
  content: Content,
  { keep, budget }: EntryReading,
  otherwise: EntryOutcome,
): Promise<EntryOutcome> {
  const sniffed = head.subarray(0, sniffedBytes);
  if (sniffFormat(sniffed) !== undefined)
    return { report: await parsePlainReport(resume(head, content), keep, { budget, marks: true }) };
  await content.return();
  const refused = refusalOf(sniffed);

  return refused === undefined ? otherwise : { refused };
}

async function readHead(content: Content): Promise<Buffer> {
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

async function* resume(head: Uint8Array, rest: Content): Content {
  yield head;
  yield* rest;
}
