import {
  type CoverageReport,
  type LineCoverage,
  notCoverable,
  type ReportedFile,
  type ReportedPath,
  type ReportFormat,
  type ReportPlace,
  UnreadableReport,
} from '../model/coverage.ts';
import { unreadBecause } from '../model/unread-reason.ts';
import { detached } from './detached-text.ts';
import { LineTally } from './line-tally.ts';
import { RecordBudget } from './record-budget.ts';

const maxFiles = 200_000;
/** No file system holds a longer one. */
export const maxPathLength = 4096;
const maxLine = 10_000_000;
const maxSpanLines = 100_000;
const noBranches: ReadonlyMap<string, boolean> = new Map();

interface OpenFile {
  tally: LineTally;
  kept: Map<number, LineCoverage> | undefined;
  /** Made with the first one: most files of a report are not kept. */
  branches: Map<number, Map<string, boolean>> | undefined;
  uncoverable: Set<number> | undefined;
}

export interface BuilderOptions {
  /** Reports that are kept together share one. */
  readonly budget?: RecordBudget;
  /** Tells which lines every file has, for the coverage of the whole project. */
  readonly marks?: boolean;
}

/** Collects what a reader of any format finds; keeps lines only of the files that were asked for. */
export class ReportBuilder {
  readonly sources: string[] = [];
  readonly #format: ReportFormat;
  readonly #keep: (path: string) => boolean;
  readonly #files = new Map<string, OpenFile>();
  readonly #budget: RecordBudget;
  readonly #hasMarks: boolean;
  #file: OpenFile | undefined;
  #skippedRecords = 0;
  #firstSkipped: ReportPlace | null = null;
  #claimedLines = 0;

  constructor(format: ReportFormat, keep: (path: string) => boolean, options: BuilderOptions = {}) {
    this.#format = format;
    this.#keep = keep;
    this.#budget = options.budget ?? new RecordBudget();
    this.#hasMarks = options.marks ?? false;
  }

  /** Whether the lines of the file that is open are asked for. */
  get keepsLines(): boolean {
    return this.#file?.kept !== undefined;
  }

  /** Where the reader stands; each format says it. */
  place: () => ReportPlace | null = () => null;

  skip(): void {
    this.#skippedRecords++;
    this.#firstSkipped ??= this.place();
  }

  /** Without a path, or with one that is too long, it is malformed, and the lines that follow belong to no file. */
  openFile(path: string | undefined): void {
    if (!path || path.length > maxPathLength) {
      this.closeFile();
      this.skip();
      return;
    }
    const file = this.#files.get(path) ?? this.#newFile(path);
    if (file !== this.#file) this.closeFile();
    this.#file = file;
  }

  #newFile(path: string): OpenFile {
    if (this.#files.size === maxFiles)
      throw new UnreadableReport(unreadBecause('report.many-files', { most: maxFiles }));
    this.#budget.take(1, path);
    const kept = this.#keep(path) ? new Map() : undefined;
    const file: OpenFile = { tally: new LineTally(), kept, branches: undefined, uncoverable: undefined };
    this.#files.set(detached(path), file);

    return file;
  }

  closeFile(): void {
    this.#file?.tally.rest();
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
    if (known !== undefined) {
      known.hits = Math.max(known.hits, count);
      return;
    }
    this.#budget.take(1);
    file.kept.set(line, { hits: count, branches: noBranches });
  }

  /** Nothing can be run there: not missed then, whatever else is said of it. Lines that were run stay. */
  addUncoverableLine(line: number): void {
    if (this.#file === undefined || !isLineNumber(line)) {
      this.skip();
      return;
    }
    this.#file.tally.addUncoverable(line);
    if (this.#file.kept === undefined) return;
    this.#file.uncoverable ??= new Set();
    if (!this.#file.uncoverable.has(line)) this.#budget.take(1);
    this.#file.uncoverable.add(line);
  }

  /** The lines that a statement or a block goes over, the first and the last included. */
  addSpan(first: number, last: number, hits: number): void {
    const length = last - first + 1;
    if (!isLineNumber(first) || !isLineNumber(last) || length < 1 || length > maxSpanLines) {
      this.skip();
      return;
    }
    this.#budget.takeSpan(length);
    for (let line = first; line <= last; line++) this.addLine(line, hits);
  }

  /** Branches may come before the record of their line; those of a line without one are dropped at the end. */
  addBranch(line: number, id: string, isTaken: boolean): void {
    if (this.#file === undefined || !isLineNumber(line)) {
      this.skip();
      return;
    }
    if (this.#file.kept === undefined) return;
    this.#file.branches ??= new Map();
    const known = this.#file.branches.get(line) ?? new Map<string, boolean>();
    if (!known.has(id)) this.#budget.take(2, id);
    known.set(id, isTaken || known.get(id) === true);
    this.#file.branches.set(line, known);
  }

  /** How many lines there are in a sum that it tells beside them. */
  claimLines(count: number): void {
    if (count > 0) this.#claimedLines += count;
  }

  /** Throws UnreadableReport where it has sums and no line: nothing of a change would be testable then. */
  build(): CoverageReport {
    const report: CoverageReport = {
      format: this.#format,
      files: [],
      paths: [],
      lineCount: 0,
      coveredLineCount: 0,
      skippedRecords: this.#skippedRecords,
      firstSkipped: this.#firstSkipped,
    };
    for (const [path, { tally, kept, branches, uncoverable }] of this.#files) {
      const place = { path, sources: this.sources };
      const reported: ReportedPath = this.#hasMarks ? { ...place, marks: tally.marks() } : place;
      const file: ReportedFile | undefined = kept && { ...place, lines: kept };
      const counted = tally.count();
      report.paths.push(reported);
      for (const [line, taken] of branches ?? []) {
        const known = kept?.get(line);
        if (known) known.branches = taken;
      }
      for (const line of uncoverable ?? [])
        if ((kept?.get(line)?.hits ?? 0) === 0) kept?.set(line, { hits: notCoverable, branches: noBranches });
      if (file) report.files.push(file);
      report.lineCount += counted.lineCount;
      report.coveredLineCount += counted.coveredLineCount;
    }
    if (report.lineCount === 0 && this.#claimedLines > 0)
      throw new UnreadableReport(unreadBecause('report.sums-alone', { lines: this.#claimedLines }));

    return report;
  }
}

function isLineNumber(line: number): boolean {
  return Number.isInteger(line) && line >= 1 && line <= maxLine;
}
