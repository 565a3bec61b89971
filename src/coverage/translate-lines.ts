import type { FileCoverage } from '../model/coverage.ts';
import type { PairedLines } from './pair-lines.ts';

/** A file's coverage numbered in one text, in the numbering of another; lines without a counterpart vanish. */
export function translateLines(coverage: FileCoverage, pairs: PairedLines['pairs']): FileCoverage {
  const translated: FileCoverage = new Map();
  for (const [fromLine, toLine] of pairs) {
    const line = coverage.get(fromLine);
    if (line) translated.set(toLine, line);
  }
  return translated;
}
