import type { LineCoverage, TreeCoverage } from '../../src/model/coverage.ts';
import type { Change, CoverageFacts, ReportSource } from '../../src/practices/incremental-coverage.ts';

/** Line numbers of one file; `changed` are its added lines where they are not all of the others. */
export interface CoveredFile {
  readonly run?: readonly number[];
  readonly missed?: readonly number[];
  /** Run, but not on every branch. */
  readonly partly?: readonly number[];
  readonly changed?: readonly number[];
}

export type CoveredFiles = Readonly<Record<string, CoveredFile>>;

/** The numbers from first to last. */
export function lines(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export function treeCoverage(files: CoveredFiles): TreeCoverage {
  return new Map(
    Object.entries(files).map(([path, { run = [], missed = [], partly = [] }]) => [
      path,
      new Map<number, LineCoverage>([
        ...run.map(line => [line, { hits: 1, branches: new Map() }] as const),
        ...missed.map(line => [line, { hits: 0, branches: new Map() }] as const),
        ...partly.map(
          line =>
            [
              line,
              {
                hits: 1,
                branches: new Map([
                  ['0:0', true],
                  ['0:1', false],
                ]),
              },
            ] as const,
        ),
      ]),
    ]),
  );
}

export function change(files: CoveredFiles, values: Partial<Change> = {}): Change {
  return {
    files: Object.entries(files).map(([path, { run = [], missed = [], partly = [], changed }]) => ({
      path,
      addedLines: [...(changed ?? [...run, ...missed, ...partly])].sort((a, b) => a - b),
    })),
    fileCount: Object.keys(files).length,
    renamedFrom: new Map(),
    withoutPatch: [],
    isCut: false,
    ...values,
  };
}

const counts = {
  entry: 'coverage/lcov.info',
  format: 'lcov',
  fileCount: 212,
  lineCount: 18_430,
  placedCount: 212,
  firstSkipped: null,
  skippedRecords: 0,
} as const;

/** From CI outside GitHub Actions. */
export function sentReport(values: Partial<ReportSource> = {}): ReportSource {
  return { ...counts, sentBy: 'jenkins', ...values };
}

export function reportSource(values: Partial<ReportSource> = {}): ReportSource {
  return {
    ...counts,
    artifact: 'coverage-unit',
    run: {
      name: 'test',
      number: 1912,
      attempt: 2,
      url: 'https://git.harbour.example/harbour/quote-gateway/actions/runs/1',
    },
    ...values,
  };
}

/** Facts of a change to these files with one report that knows them all. */
export function coverageFacts(files: CoveredFiles, values: Partial<CoverageFacts> = {}): CoverageFacts {
  return {
    change: change(files),
    reports: [reportSource()],
    unreadable: [],
    doubt: null,
    coverage: treeCoverage(files),
    alternatives: [],
    existing: null,
    generated: [],
    unplaced: [],
    numbering: { testedMerge: null, mapped: [], unsure: [] },
    ...values,
  };
}

/** Facts of a change whose reports are missing. */
export function factsWithoutReports(files: CoveredFiles, values: Partial<CoverageFacts> = {}): CoverageFacts {
  return coverageFacts(files, { reports: [], coverage: new Map(), ...values });
}
