import { inflateGzip, isGzip } from '../../coverage/inflate-gzip.ts';
import { parsePlainReport, sniffedBytes } from '../../coverage/parse-report.ts';
import type { RecordBudget } from '../../coverage/record-budget.ts';
import { refusalOf, sniffFormat } from '../../coverage/sniff-format.ts';
import type { CoverageReport } from '../../model/coverage.ts';
import type { Sentence } from '../../model/sentence.ts';
import { unreadBecause } from '../../model/unread-reason.ts';
import { isArchive } from './archive-magic.ts';
import { ArchiveRejected } from './archive-rejected.ts';
import { reasonUnread } from './reason-unread.ts';

export type EntryOutcome =
  | { report: CoverageReport }
  | { unreadable: Sentence }
  /** It tells of coverage, but not of lines: worth a word only where nothing else does. */
  | { refused: Sentence }
  | 'skipped';

type Content = AsyncGenerator<Uint8Array, void, undefined>;

const nested = unreadBecause('report.inner-archive');

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

    return { unreadable: reasonUnread(error) };
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
