import { translateLines } from '../coverage/translate-lines.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { FileCoverage, TreeCoverage } from '../model/coverage.ts';
import type { TestedCommit } from './collect-numbering.ts';
import { orUnknown } from './or-unknown.ts';

/**
 * One report in the head's numbering. Only files that both sides changed can be numbered differently: theirs are
 * mapped by comparing the file in the tested merge and in the head, and left out where one of them cannot be read.
 */
export async function numberInHead(
  reads: RepositoryReads,
  coverage: TreeCoverage,
  tested: TestedCommit,
  headSha: string,
  changedOnBothSides: ReadonlySet<string>,
): Promise<TreeCoverage> {
  if (tested === null || tested === 'missing') return coverage;
  const entries = await Promise.all(
    [...coverage].map(async ([path, lines]): Promise<[string, FileCoverage][]> => {
      if (!changedOnBothSides.has(path)) return [[path, lines]];
      const [merged, head] = await Promise.all([
        orUnknown(reads.fileText(path, tested.sha)),
        orUnknown(reads.fileText(path, headSha)),
      ]);

      if (merged === undefined || head === undefined) return [];

      return [[path, translateLines(lines, merged, head)]];
    }),
  );

  return new Map(entries.flat());
}
