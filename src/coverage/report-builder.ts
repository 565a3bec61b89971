import {
  type CoverageReport,
  type LineCoverage,
  type ReportedFile,
  type ReportedPath,
  type ReportFormat,
  UnreadableReport,
} from '../model/coverage.ts';
import { LineTally } from './line-tally.ts';

const maxFiles = 200_000;
const maxLine = 10_000_000;
const maxSpanLines = 100_000;
const maxAllSpanLines = 20_000_000;
const noBranches: ReadonlyMap<string, boolean> = new Map();

interface OpenFile {
  tally: LineTally;
  kept: Map<number, LineCoverage> | undefined;
  branches: Map<number, Map<string, boolean>>;
}

/** Collects what a reader of any format finds; keeps lines only of the files that were asked for. */
export class ReportBuilder {
  readonly sources: string[] = [];
  readonly #format: ReportFormat;
  readonly #keep: (path: string) => boolean;
  readonly #files = new Map<string, OpenFile>();
  #file: OpenFile | undefined;
  #skippedRecords = 0;
  #spanLines = 0;

  constructor(format: ReportFormat, keep: (path: string) => boolean) {
    this.#format = format;
    this.#keep = keep;
  }

  /** Whether the lines of the file that is open are asked for. */
  get keepsLines(): boolean {
    return this.#file?.kept !== undefined;
  }

  skip(): void {
    this.#skippedRecords++;
  }

  /** Without a path it is malformed, and the lines that follow belong to no file. */
  openFile(path: string | undefined): void {
    if (!path) {
      this.closeFile();
      this.skip();
      return;
    }
    const known = this.#files.get(path);
    if (known === undefined && this.#files.size === maxFiles) {
      throw new UnreadableReport(`it names more than ${maxFiles} files`);
    }
    this.#file = known ?? {
      tally: new LineTally(),
      kept: this.#keep(path) ? new Map() : undefined,
      branches: new Map(),
    };
    if (known === undefined) this.#files.set(detached(path), this.#file);
  }

  closeFile(): void {
    this.#file = undefined;
  }

  /** The same line again keeps the greater count: XML repeats lines under methods, lcov repeats files. */
  addLine(line: number, hits: number): void {
    const file = this.#file;
    if (file === undefined || !isLineNumber(line) || Number.isNaN(hits)) {
      this.skip();
      return;
    }
    const count = Math.min(Math.max(hits, 0), Number.MAX_SAFE_INTEGER);
    file.tally.add(line, count > 0);
    if (file.kept === undefined) return;
    const known = file.kept.get(line);
    if (known === undefined) file.kept.set(line, { hits: count, branches: noBranches });
    else known.hits = Math.max(known.hits, count);
  }

  /** The lines that a statement or a block goes over, the first and the last included. */
  addSpan(first: number, last: number, hits: number): void {
    const length = last - first + 1;
    if (!isLineNumber(first) || !isLineNumber(last) || length < 1 || length > maxSpanLines) {
      this.skip();
      return;
    }
    this.#spanLines += length;
    // A few bytes claim many lines.
    if (this.#spanLines > maxAllSpanLines)
      throw new UnreadableReport(`its statements go over more than ${maxAllSpanLines} lines`);
    for (let line = first; line <= last; line++) this.addLine(line, hits);
  }

  /** Branches may come before the record of their line; those of a line without one are dropped at the end. */
  addBranch(line: number, id: string, isTaken: boolean): void {
    if (this.#file === undefined || !isLineNumber(line)) {
      this.skip();
      return;
    }
    if (this.#file.kept === undefined) return;
    const known = this.#file.branches.get(line) ?? new Map<string, boolean>();
    known.set(id, isTaken || known.get(id) === true);
    this.#file.branches.set(line, known);
  }

  build(): CoverageReport {
    const report: CoverageReport = {
      format: this.#format,
      files: [],
      paths: [],
      lineCount: 0,
      coveredLineCount: 0,
      skippedRecords: this.#skippedRecords,
    };
    for (const [path, { tally, kept, branches }] of this.#files) {
      const reported: ReportedPath = { path, sources: this.sources };
      const file: ReportedFile | undefined = kept && { ...reported, lines: kept };
      const counted = tally.count();
      report.paths.push(reported);
      for (const [line, taken] of branches) {
        const known = kept?.get(line);
        if (known) known.branches = taken;
      }
      if (file) report.files.push(file);
      report.lineCount += counted.lineCount;
      report.coveredLineCount += counted.coveredLineCount;
    }
    return report;
  }
}

/** A part of a string keeps the whole of it alive: here the piece of the report that a path was cut out of. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

function isLineNumber(line: number): boolean {
  return Number.isInteger(line) && line >= 1 && line <= maxLine;
}
