import type { RepositoryReads } from '../github/port.ts';
import type { PullRequest } from '../model/pull-request.ts';
import type { Change } from '../practices/incremental-coverage.ts';
import type { TestedCommit } from './collect-numbering.ts';

/**
 * Changed files that the base branch changed too since the merge base: only there can a report of the test merge be
 * numbered differently from the head. All of them where GitHub's comparison is cut at 300 files.
 */
export async function changedOnBothSides(
  reads: RepositoryReads,
  pull: PullRequest,
  change: Change,
  tested: readonly TestedCommit[],
): Promise<{ paths: ReadonlySet<string>; mergeBase: string | null }> {
  const merges = tested.filter(one => one !== null);
  const bases = new Set(merges.map(one => (one === 'missing' ? pull.baseSha : one.baseSha)));
  if (bases.size === 0) bases.add(pull.baseSha);
  const paths = new Set<string>();
  let mergeBase: string | null = null;
  for (const base of bases) {
    const changed = await reads.comparison(pull.headSha, base);
    mergeBase ??= changed.mergeBase;
    if (merges.length === 0) continue;
    const moved = new Set(changed.paths);
    for (const { path } of change.files) {
      const before = change.renamedFrom.get(path) ?? path;
      if (!changed.complete || moved.has(path) || moved.has(before)) paths.add(path);
    }
  }

  return { paths, mergeBase };
}
