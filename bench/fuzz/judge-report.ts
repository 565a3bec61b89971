import { decodeReading } from '../../src/collect/artifact/decode-reading.ts';
import { encodeReading } from '../../src/collect/artifact/encode-reading.ts';
import { parseReport } from '../../src/coverage/parse-report.ts';
import { type CoverageReport, notCoverable, UnreadableReport } from '../../src/model/coverage.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { tellSentence } from '../../src/render/tell-sentence.ts';

/** `refused`, `read`, or what is wrong with the reader. */
export type Outcome = 'read' | 'refused' | { readonly fault: string };

const maxLine = 10_000_000;

/** Reads it in pieces of that size. Only UnreadableReport may be thrown, and what is read must be sound. */
export async function judgeReport(bytes: Buffer, pieceBytes: number): Promise<Outcome> {
  try {
    const report = await parseReport(pieces(bytes, pieceBytes), () => true);
    const fault = faultIn(report) ?? faultOnTheWire(report);

    return fault === undefined ? 'read' : { fault };
  } catch (error) {
    if (!(error instanceof UnreadableReport))
      return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    const line = tellSentence(error.reason, loadTexts('en'));
    const isOneLine = /^[^\p{Cc}]{5,700}$/u.test(line);

    return isOneLine ? 'refused' : { fault: `no clear line: ${JSON.stringify(line)}` };
  }
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function faultIn({ files, paths, lineCount, coveredLineCount, ...skipped }: CoverageReport) {
  const lines = files.flatMap(file => [...file.lines]);
  const coverable = lines.filter(([, { hits }]) => hits !== notCoverable);
  const covered = lines.filter(([, { hits }]) => hits > 0).length;
  if (lines.some(([line]) => !Number.isInteger(line) || line < 1 || line > maxLine))
    return 'a line number is impossible';
  if (coverable.some(([, { hits }]) => !Number.isFinite(hits) || hits < 0)) return 'a count is impossible';
  if (lineCount !== coverable.length || coveredLineCount !== covered)
    return 'the counts are not those of the lines';
  if (paths.length !== files.length || paths.some(({ path }) => path === '')) return 'a path is missing';
  if (new Set(paths.map(({ path }) => path)).size !== paths.length) return 'a path stands there twice';

  const { skippedRecords, firstSkipped } = skipped;
  if (!Number.isInteger(skippedRecords) || skippedRecords < 0) return 'the skipped records are no count';

  return skippedRecords > 0 === (firstSkipped !== null) ? undefined : 'the first skipped record has no place';
}

function faultOnTheWire(report: CoverageReport): string | undefined {
  const reading = { reports: [{ entry: 'x', report }], unreadable: [], skippedEntries: 0 };
  try {
    decodeReading(encodeReading(reading));
    return undefined;
  } catch (error) {
    return `the server refuses what the reader answers: ${error}`;
  }
}
