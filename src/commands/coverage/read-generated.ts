import { type AttributesFile, attributesFolders, generatedMatcher } from '../../coverage/generated-files.ts';
import type { CommandIo } from '../command-io.ts';
import { GitFailed, gitIn } from './git.ts';
import { repositoryRoot } from './read-change.ts';

/** Those of the paths that `.gitattributes` of the base marks as generated, as on a pull request. */
export async function readGenerated(
  base: string,
  tree: readonly string[],
  paths: readonly string[],
  io: CommandIo,
): Promise<readonly string[]> {
  const git = gitIn(await repositoryRoot(io), io.env);
  const files: AttributesFile[] = [];
  for (const { folder, path } of attributesFolders(tree, paths)) {
    try {
      files.push({ folder, text: await git('show', `${base}:${path}`) });
    } catch (error) {
      // The base does not have it.
      if (!(error instanceof GitFailed)) throw error;
    }
  }

  return paths.filter(generatedMatcher(files));
}
