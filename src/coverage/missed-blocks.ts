import type { PatchCoverage } from '../model/coverage.ts';
import { flooredPercent } from './patch-coverage.ts';

/** A run of missed lines that are consecutive among the coverable lines of the file. */
export interface MissedBlock {
  path: string;
  startLine: number;
  endLine: number;
  lines: number[];
}

export interface SmallestStep {
  block: MissedBlock;
  /** What running the block would make of the figure. */
  covered: number;
  coverable: number;
  percent: number;
}

export function missedBlocksOf({ files }: PatchCoverage): MissedBlock[] {
  return files.flatMap(({ path, missedRuns }) =>
    missedRuns.map(lines => ({ path, startLine: lines[0] ?? 0, endLine: lines.at(-1) ?? 0, lines })),
  );
}

/** The largest missed block, the first of equals; undefined when nothing is missed. */
export function smallestStep(result: PatchCoverage): SmallestStep | undefined {
  const [first, ...others] = missedBlocksOf(result);
  if (first === undefined) return undefined;

  const block = others.reduce(
    (best, other) => (other.lines.length > best.lines.length ? other : best),
    first,
  );
  const covered = result.covered + block.lines.length;
  return { block, covered, coverable: result.coverable, percent: flooredPercent(covered, result.coverable) };
}
