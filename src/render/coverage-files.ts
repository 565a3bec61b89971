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

const maxSteps = 3;

export interface Step {
  readonly blocks: readonly { readonly path: string; readonly range: string; readonly single: boolean }[];
  readonly moreBlocks: number;
  /** One block is enough. */
  readonly single: boolean;
  /** Lines of the part run then, of all that it changes. */
  readonly covered: number;
  readonly coverable: number;
  readonly percent: string;
  /** Lines that have to be run beside those that are. */
  readonly needed: number;
}

/** The fewest blocks of missed lines that reach the target. Null where no figure falls short. */
export function stepRow(patch: PatchCoverage): Step | null {
  // Where files are missing, the figure is not what falls short.
  const step = patch.reason === null ? smallestStep(patch) : undefined;
  if (step === undefined) return null;
  const { shown, more } = firstFew(step.blocks, maxSteps);

  return {
    blocks: shown.map(({ path, startLine, endLine }) => ({
      path,
      range: lineRange(startLine, endLine),
      single: startLine === endLine,
    })),
    moreBlocks: more,
    single: step.blocks.length === 1,
    covered: step.covered,
    coverable: step.coverable,
    percent: step.percent.toFixed(2),
    needed: step.needed,
  };
}
