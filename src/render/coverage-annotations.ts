import { missedBlocksOf } from '../coverage/missed-blocks.ts';
import type { Annotation } from '../model/check-run-output.ts';
import type { PatchCoverage } from '../model/coverage.ts';
import type { Texts } from './texts.ts';

/** GitHub takes 50 annotations in one request: more would need several writes for one evaluation. */
export const maxAnnotations = 50;

/** One annotation a block of missed lines, the largest first where there are too many; the last says how many are left out. */
export function coverageAnnotations(texts: Texts, patch: PatchCoverage): readonly Annotation[] {
  const blocks = missedBlocksOf(patch);
  const shown = blocks.toSorted((a, b) => b.lines.length - a.lines.length).slice(0, maxAnnotations);
  const moreBlocks = blocks.length - shown.length;

  return shown.map((block, index) => {
    const lines = block.lines.length;
    const isLast = moreBlocks > 0 && index === shown.length - 1;
    const key = isLast ? 'more' : lines === 1 ? 'line' : 'lines';

    return {
      path: block.path,
      startLine: block.startLine,
      endLine: block.endLine,
      message: texts.line(`incremental-coverage:annotation.${key}`, { lines, moreBlocks }),
    };
  });
}
