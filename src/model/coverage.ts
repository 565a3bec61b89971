import type { Sentence } from './sentence.ts';

/** Coverage of a whole tree, as its reports know it. */
export interface ExistingCoverage {
  readonly lines: number;
  readonly covered: number;
}

export interface MeasuredCommit extends ExistingCoverage {
  readonly sha: string;
}

/** Every format that is read, with the name that people know it by. */
export const reportFormats = {
  lcov: 'lcov',
  cobertura: 'Cobertura XML',
  clover: 'Clover XML',
  jacoco: 'JaCoCo XML',
  istanbul: 'Istanbul coverage-final.json',
  go: 'Go coverprofile',
  'coverage-py': 'coverage.py JSON',
  simplecov: 'SimpleCov .resultset.json',
  opencover: 'OpenCover XML',
  'gcov-json': 'gcov JSON',
  gcov: 'gcov text',
  gcovr: 'gcovr JSON',
  coveralls: 'Coveralls JSON',
  sonarqube: 'SonarQube generic XML',
  'llvm-cov': 'llvm-cov export JSON',
} as const;

export type ReportFormat = keyof typeof reportFormats;

/** In place of hits: a report that loaded the file says that nothing can be run there. */
export const notCoverable = -1;

export interface LineCoverage {
  /** Or `notCoverable`, up to where reports are merged: another report may only guess at the lines of the file. */
  hits: number;
  /** Branch id → taken; empty when the format has none. The part before the last ":" names the way of counting. */
  branches: ReadonlyMap<string, boolean>;
}

/** A file as the report writes it. `sources` are Cobertura's <source> roots, else empty. */
export interface ReportedPath {
  path: string;
  sources: string[];
  /** Its lines, as `encodeMarks` writes them; only where they were asked for. */
  marks?: Uint8Array;
}

export interface ReportedFile extends ReportedPath {
  lines: Map<number, LineCoverage>;
}

/** About where something stands in a report: JSON is often one line. */
export type ReportPlace = { readonly line: number } | { readonly byte: number };

export interface CoverageReport {
  format: ReportFormat;
  /** Only those that the reader was asked to keep. */
  files: ReportedFile[];
  /** Every file of the report, for placing. */
  paths: ReportedPath[];
  /** Distinct lines with a record, in the whole report. */
  lineCount: number;
  coveredLineCount: number;
  skippedRecords: number;
  /** Null where none was skipped. */
  firstSkipped: ReportPlace | null;
}

export type FileCoverage = Map<number, LineCoverage>;

/** Tree path → its lines. A file that stands in a report without a line record has an empty entry. */
export type TreeCoverage = Map<string, FileCoverage>;

/** A report that cannot be read: its reason is one clear line saying what, where, and what was expected. */
export class UnreadableReport extends Error {
  override name = 'UnreadableReport';
  readonly reason: Sentence;
  /** The content is in no format that Rung reads, as opposed to a report with a fault. */
  readonly isOtherFormat: boolean;

  constructor(reason: Sentence, options?: ErrorOptions & { isOtherFormat?: boolean }) {
    super(reason.key, options);
    this.reason = reason;
    this.isOtherFormat = options?.isOtherFormat ?? false;
  }
}

export interface PathMap {
  from: string;
  to: string;
}

export interface Placement {
  /** Reported path → tree path. */
  placed: Map<string, string>;
  unplaced: string[];
}

export type Partials = 'covered' | 'missed';
/** What becomes of a changed source file that stands in no report. */
export type MissingFiles = 'ignore' | 'warn' | 'fail';
/** `missing-files`: the figure itself does not fall short, but files that are asked for are in no report. */
export type PatchCoverageReason =
  | 'nothing-changed'
  | 'few-lines'
  | 'missing-files'
  | 'absent'
  | 'unplaced'
  | 'too-large';

/** A part of the repository with a target of its own. */
export interface Component {
  readonly name: string;
  /** Globs of tree paths. */
  readonly paths: readonly string[];
  /** Percent, 0 to 100. */
  readonly target: number;
}

/** A component, or all that belongs to none, held against its target. */
export interface PatchGate {
  /** Null: of no component. */
  component: string | null;
  target: number;
  coverable: number;
  covered: number;
  /** Floored to two decimals. */
  percent: number;
  isMet: boolean;
}

export interface PatchFileCoverage {
  path: string;
  /** The first that has the path; null: none. */
  component: string | null;
  coverable: number;
  /** Every line that counts as covered under the option in force; ascending. */
  covered: number[];
  /** Those of `covered` or `missed` that are run on some branches only. */
  partial: number[];
  missed: number[];
  /** The missed lines in runs that no other coverable line of the file interrupts, changed or not. */
  missedRuns: number[][];
}

export interface PatchCoverage {
  coverable: number;
  covered: number;
  partial: number;
  missed: number;
  /** Floored to two decimals; the gate itself is the exact fraction. Null when nothing was coverable. */
  percent: number | null;
  target: number;
  conclusion: 'success' | 'failure' | 'neutral';
  reason: PatchCoverageReason | null;
  /** Those with a coverable line; one where no components are named. */
  gates: PatchGate[];
  /** Changed files with at least one coverable added line. */
  files: PatchFileCoverage[];
  /** Changed source files that stand in no report. */
  absent: string[];
  /** Changed source files that may be in a report: it names a file so called under a path that was not placed. */
  maybeUnplaced: string[];
  ignored: string[];
  /** Not judged, because they are marked as generated. */
  generated: string[];
}
