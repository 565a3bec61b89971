import type { TreeCoverage } from '../model/coverage.ts';

export interface ImplausibleFile {
  path: string;
  /** The greatest line that the report names. */
  line: number;
  lineCount: number;
}

/**
 * Files for which a report names lines past their end: it was made from another text, or by hand, and proves nothing
 * about them. `lineCounts` belongs to the commit the report is numbered in; a file without an entry is not judged.
 */
export function implausibleFiles(
  coverage: TreeCoverage,
  lineCounts: ReadonlyMap<string, number>,
): ImplausibleFile[] {
  const found: ImplausibleFile[] = [];
  for (const [path, lines] of coverage) {
    const lineCount = lineCounts.get(path);
    if (lineCount === undefined) continue;
    let line = 0;
    for (const number of lines.keys()) line = Math.max(line, number);
    // Tools that read V8's byte ranges count the empty line after the last line break.
    if (line > lineCount + 1) found.push({ path, line, lineCount });
  }
  return found;
}

/** Of a text as editors and git count: a last line break opens no line. */
export function lineCountOf(text: string): number {
  if (text === '') return 0;
  const breaks = text.split('\n').length - 1;
  return text.endsWith('\n') ? breaks : breaks + 1;
}
