import { setImmediate } from 'node:timers/promises';
import { type AttributesFile, attributesFolders, generatedMatcher } from '../coverage/generated-files.ts';
import type { RepositoryReads } from '../github/port.ts';
import { orUnknown } from './or-unknown.ts';

/**
 * Those of the paths that the base branch marks as generated: what the pull request itself says of them does not count.
 * The head's tree only tells where to look.
 */
export async function collectGenerated(
  reads: Pick<RepositoryReads, 'fileText'>,
  baseBranch: string,
  tree: readonly string[],
  paths: readonly string[],
): Promise<readonly string[]> {
  const files = await Promise.all(
    attributesFolders(tree, paths).map(async ({ folder, path }): Promise<AttributesFile[]> => {
      const text = await orUnknown(reads.fileText(path, `refs/heads/${baseBranch}`));

      return text === undefined ? [] : [{ folder, text }];
    }),
  );

  const isGenerated = generatedMatcher(files.flat());
  const generated: string[] = [];
  for (const [index, path] of paths.entries()) {
    if (isGenerated(path)) generated.push(path);
    // Many patterns and many files take seconds: others' requests are answered in between.
    if (index % 10 === 9) await setImmediate();
  }

  return generated;
}
