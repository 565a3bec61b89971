import { linesOf, type PairedLines, pairLines } from '../coverage/pair-lines.ts';
import { translateLines } from '../coverage/translate-lines.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { FileCoverage, TreeCoverage } from '../model/coverage.ts';
import type { TestedCommit } from './collect-numbering.ts';
import { orUnknown } from './or-unknown.ts';

/** Which line of a file in a tested commit is which of the head; undefined where one of the two cannot be read. */
export type PairsWithHead = (path: string, testedSha: string) => Promise<PairedLines['pairs'] | undefined>;

/** Each file of a commit is read and compared once: an artifact may hold thousands of reports of it. */
export function pairsWithHead(reads: Pick<RepositoryReads, 'fileText'>, headSha: string): PairsWithHead {
  const known = new Map<string, ReturnType<PairsWithHead>>();

  async function pair(path: string, testedSha: string): ReturnType<PairsWithHead> {
    const [merged, head] = await Promise.all([
      orUnknown(reads.fileText(path, testedSha)),
      orUnknown(reads.fileText(path, headSha)),
    ]);
    if (merged === undefined || head === undefined) return undefined;

    return pairLines(linesOf(merged), linesOf(head)).pairs;
  }

  return (path, testedSha) => {
    const key = `${testedSha} ${path}`;
    const pairs = known.get(key) ?? pair(path, testedSha);
    known.set(key, pairs);

    return pairs;
  };
}

/**
 * One report in the head's numbering. Only files that both sides changed can be numbered differently: theirs are
 * mapped by comparing the file in the tested merge and in the head, and left out where one of them cannot be read.
 */
export async function numberInHead(
  coverage: TreeCoverage,
  tested: TestedCommit,
  changedOnBothSides: ReadonlySet<string>,
  pairsOf: PairsWithHead,
): Promise<TreeCoverage> {
  if (tested === null || tested === 'missing') return coverage;
  const entries = await Promise.all(
    [...coverage].map(async ([path, lines]): Promise<[string, FileCoverage][]> => {
      if (!changedOnBothSides.has(path)) return [[path, lines]];
      const pairs = await pairsOf(path, tested.sha);

      return pairs === undefined ? [] : [[path, translateLines(lines, pairs)]];
    }),
  );

  return new Map(entries.flat());
}
