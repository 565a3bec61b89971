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

export interface LineCoverage {
  hits: number;
  /** Branch id → taken; empty when the format has none. The part before the last ":" names the way of counting. */
  branches: ReadonlyMap<string, boolean>;
}

/** A file as the report writes it. `sources` are Cobertura's <source> roots, else empty. */
export interface ReportedPath {
  path: string;
  sources: string[];
}

export interface ReportedFile extends ReportedPath {
  lines: Map<number, LineCoverage>;
}

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
}

export type FileCoverage = Map<number, LineCoverage>;

/** Tree path → its lines. A file that stands in a report without a line record has an empty entry. */
export type TreeCoverage = Map<string, FileCoverage>;

/** A report that cannot be read: one clear line saying what, where, and what was expected. */
export class UnreadableReport extends Error {
  override name = 'UnreadableReport';
  /** The content is in no format that Rung reads, as opposed to a report with a fault. */
  readonly isOtherFormat: boolean;

  constructor(message: string, options?: ErrorOptions & { isOtherFormat?: boolean }) {
    super(message, options);
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
export type PatchCoverageReason = 'nothing-changed' | 'absent' | 'unplaced' | 'too-large';

export interface PatchFileCoverage {
  path: string;
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
  /** Changed files with at least one coverable added line. */
  files: PatchFileCoverage[];
  /** Changed source files that stand in no report. */
  absent: string[];
  ignored: string[];
}
