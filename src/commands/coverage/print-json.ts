import { printableJson } from '../printable-json.ts';
import { type CoverageResult, unplacedOf } from './coverage-result.ts';

/** The documented schema 1; in ASCII escapes whatever a terminal would obey, so that it may be looked at. */
export function coverageJson({ patch, reports }: CoverageResult): string {
  const { files, ...figures } = patch;
  const document = {
    schema: 1,
    ...figures,
    files: files.map(({ missedRuns, ...file }) => file),
    unplaced: unplacedOf(reports),
    reports: reports.map(({ file, report, placement }) => ({
      file,
      format: report.format,
      files: report.paths.length,
      lines: report.lineCount,
      placed: placement.placed.size,
      skippedRecords: report.skippedRecords,
      firstSkipped: report.firstSkipped,
    })),
  };
  return printableJson(document);
}
