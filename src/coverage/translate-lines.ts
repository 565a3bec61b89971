import type { FileCoverage } from '../model/coverage.ts';
import { linesOf, type PairedLines, pairLines } from './pair-lines.ts';

/**
 * A file's coverage numbered in one text, in the numbering of another; lines without a counterpart vanish. Line endings
 * do not matter. Of two texts that have little in common only the common beginning and end are matched.
 */
export function translateLines(coverage: FileCoverage, fromText: string, toText: string): FileCoverage {
  return renumbered(coverage, pairLines(linesOf(fromText), linesOf(toText)).pairs);
}

/** The same with the lines that are paired already. */
export function renumbered(coverage: FileCoverage, pairs: PairedLines['pairs']): FileCoverage {
  const translated: FileCoverage = new Map();
  for (const [fromLine, toLine] of pairs) {
    const line = coverage.get(fromLine);
    if (line) translated.set(toLine, line);
  }
  return translated;
}
