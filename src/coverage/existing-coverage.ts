import type { ExistingCoverage } from '../model/coverage.ts';
import { countMarks, type LineMarks } from './line-marks.ts';

/** Of all reports together; a file that several of them have is counted line by line, once. */
export function existingCoverageOf(
  marked: Iterable<readonly [path: string, marks: LineMarks]>,
): ExistingCoverage {
  let [lines, covered] = [0, 0];
  for (const ofFile of Map.groupBy(marked, ([path]) => path).values()) {
    const counted = countMarks(ofFile.map(([, marks]) => marks));
    lines += counted.lines;
    covered += counted.covered;
  }

  return { lines, covered };
}
