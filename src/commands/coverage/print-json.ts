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
    })),
  };
  return `${escaped(JSON.stringify(document, null, 2))}\n`;
}

/** JSON leaves some control and direction characters as they are; an escape means the same. */
function escaped(json: string): string {
  return json.replace(/(?!\n)[\p{C}\u2028\u2029]/gu, character =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
