import { goModFiles, goModuleMap } from '../coverage/go-modules.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { CoverageReport, PathMap } from '../model/coverage.ts';
import { orUnknown } from './or-unknown.ts';

/** Which folder each Go module of a commit is; none where no report is Go's. */
export async function collectGoModules(
  reads: Pick<RepositoryReads, 'fileText'>,
  sha: string,
  tree: readonly string[],
  reports: readonly Pick<CoverageReport, 'format'>[],
): Promise<readonly PathMap[]> {
  if (reports.every(({ format }) => format !== 'go')) return [];
  const maps = await Promise.all(
    goModFiles(tree).map(async path => {
      const text = await orUnknown(reads.fileText(path, sha));

      return text === undefined ? undefined : goModuleMap(path, text);
    }),
  );

  return maps.filter(map => map !== undefined);
}
