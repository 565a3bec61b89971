import { type CoverageResult, unplacedOf } from './coverage-result.ts';

/** The documented schema 1. */
export function coverageJson({ patch, reports }: CoverageResult): string {
  const {
    coverable,
    covered,
    partial,
    missed,
    percent,
    target,
    conclusion,
    reason,
    gates,
    files,
    absent,
    ignored,
    generated,
  } = patch;
  const document = {
    schema: 1,
    coverable,
    covered,
    partial,
    missed,
    percent,
    target,
    conclusion,
    reason,
    gates,
    files: files.map(({ missedRuns, ...file }) => file),
    absent,
    ignored,
    generated,
    unplaced: unplacedOf(reports),
    reports: reports.map(({ file, report, placement }) => ({
      file,
      format: report.format,
      files: report.paths.length,
      lines: report.lineCount,
      placed: placement.placed.size,
      skippedRecords: report.skippedRecords,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
