import { missedBlocksOf, smallestStep } from '../coverage/missed-blocks.ts';
import type { PatchCoverage } from '../model/coverage.ts';
import type { CoverageView } from './coverage-view.ts';
import { firstFew } from './first-few.ts';
import { lineRange } from './line-range.ts';

const maxFiles = 10;
const maxBlocks = 12;

/** Rows of the files with lines that no test runs, the most missed first. */
export function fileRows({ finding, subject }: CoverageView): {
  files: readonly object[];
  moreFiles: number;
} {
  const { patch } = finding.evidence;
  const blocks = Map.groupBy(missedBlocksOf(patch), block => block.path);
  const missed = patch.files
    .filter(file => file.missed.length > 0)
    .toSorted((a, b) => b.missed.length - a.missed.length || (a.path < b.path ? -1 : 1));
  const { shown, more } = firstFew(missed, maxFiles);

  return {
    files: shown.map(file => {
      const few = firstFew(blocks.get(file.path) ?? [], maxBlocks);

      return {
        path: file.path,
        missed: file.missed.length,
        coverable: file.coverable,
        blocks: few.shown.map(block => ({
          range: lineRange(block.startLine, block.endLine),
          url: subject.links.lines(subject.headSha, block.path, block.startLine, block.endLine),
        })),
        moreBlocks: few.more,
      };
    }),
    moreFiles: more,
  };
}

export interface Step {
  readonly path: string;
  readonly range: string;
  readonly single: boolean;
  /** Lines run then. */
  readonly covered: number;
  readonly percent: string;
}

/** What one test for the largest missed block would make of the figure. */
export function stepRow(patch: PatchCoverage): Step | null {
  const step = smallestStep(patch);
  if (step === undefined) return null;

  return {
    path: step.block.path,
    range: lineRange(step.block.startLine, step.block.endLine),
    single: step.block.startLine === step.block.endLine,
    covered: step.covered,
    percent: step.percent.toFixed(2),
  };
}

/** How many more lines have to be run to reach the target; targets have at most six decimals. */
export function neededLines({ covered, coverable, target }: PatchCoverage): number {
  return Math.max(0, Math.ceil((Math.round(target * 1_000_000) * coverable) / 100_000_000) - covered);
}
