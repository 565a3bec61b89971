import { decodeMarks } from '../../coverage/line-marks.ts';
import {
  type CoverageReport,
  type LineCoverage,
  notCoverable,
  type ReportedPath,
} from '../../model/coverage.ts';
import type { ArtifactReading } from './artifact-reading.ts';
import { type WireReport, wireReading } from './reading-wire.ts';

const maxLine = 10_000_000;
const noBranches: ReadonlyMap<string, boolean> = new Map();

/** Trusts nothing: whoever broke a parser answers in the child's name. Throws on an answer that cannot be its own. */
export function decodeReading(answer: string): ArtifactReading {
  const reading = wireReading.parse(JSON.parse(answer));
  if ('rejected' in reading) return reading;
  const reports = reading.reports.map(({ entry, report }) => ({ entry, report: decodeReport(report) }));
  return { ...reading, reports };
}

function decodeReport({ files, paths, sourceLists, ...counts }: WireReport): CoverageReport {
  if (counts.coveredLineCount > counts.lineCount) throw new RangeError('more lines covered than there are');
  const decodePath = (path: string, index: number): ReportedPath => {
    const sources = sourceLists[index];
    if (sources === undefined) throw new RangeError('a list of sources is missing');
    return { path, sources };
  };
  return {
    ...counts,
    files: files.map(([path, index, lines]) => ({ ...decodePath(path, index), lines: decodeLines(lines) })),
    paths: paths.map(([path, index, marks]) => ({ ...decodePath(path, index), marks: decodeMarked(marks) })),
  };
}

function decodeMarked(base64: string): Uint8Array {
  const marks = new Uint8Array(Buffer.from(base64, 'base64'));
  // Throws on what no reader of ours would write.
  decodeMarks(marks);

  return marks;
}

function decodeLines(lines: readonly unknown[]): Map<number, LineCoverage> {
  const decoded = new Map<number, LineCoverage>();
  for (const record of lines) {
    if (!Array.isArray(record)) throw new TypeError('a line is no list');
    const [line, hits, ...branches] = record;
    if (!Number.isInteger(line) || line < 1 || line > maxLine)
      throw new RangeError('a line number is impossible');
    if (!Number.isFinite(hits) || (hits < 0 && hits !== notCoverable))
      throw new RangeError('a count is impossible');
    decoded.set(line, { hits, branches: decodeBranches(branches) });
  }
  return decoded;
}

function decodeBranches(flat: readonly unknown[]): ReadonlyMap<string, boolean> {
  if (flat.length === 0) return noBranches;
  const branches = new Map<string, boolean>();
  for (let index = 0; index < flat.length; index += 2) {
    const [id, isTaken] = [flat[index], flat[index + 1]];
    if (typeof id !== 'string' || typeof isTaken !== 'boolean') throw new TypeError('a branch is malformed');
    branches.set(id, isTaken);
  }
  return branches;
}
