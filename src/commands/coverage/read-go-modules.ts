import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goModFiles, goModuleMap } from '../../coverage/go-modules.ts';
import type { PathMap } from '../../model/coverage.ts';

/** Which folder each Go module of the working tree is. */
export async function readGoModules(root: string, tree: readonly string[]): Promise<readonly PathMap[]> {
  const maps = await Promise.all(
    goModFiles(tree).map(async path => {
      // The tree may be of another place than this one.
      const text = await readFile(join(root, path), 'utf8').catch(() => undefined);

      return text === undefined ? undefined : goModuleMap(path, text);
    }),
  );

  return maps.filter(map => map !== undefined);
}
