import type { FileTree } from '../git/file-tree.ts';
import { commitFiles } from '../world/commit-files.ts';
import type { Repository } from '../world/records.ts';
import { simpleCommitShape } from './commit-shape.ts';
import type { Json } from './json.ts';

/** What GitHub lists of a push: at most so many of the commits that the branch did not have before, oldest first. */
const maxCommits = 2048;

export function pushedCommitsShape(
  repository: Repository,
  before: string | undefined,
  after: string,
  url: string,
): Json[] {
  const known = before === undefined ? new Set<string>() : new Set(ancestry(repository, before));

  return ancestry(repository, after)
    .filter(sha => !known.has(sha))
    .slice(0, maxCommits)
    .reverse()
    .map(sha => ({
      ...simpleCommitShape(repository, sha),
      distinct: true,
      url: `${url}/commit/${sha}`,
      ...changedPaths(repository, sha),
    }));
}

/** The commit and all before it, newest first. */
function ancestry(repository: Repository, tip: string): string[] {
  const seen = new Set([tip]);
  for (const sha of seen) for (const parent of repository.objects.commit(sha).parents) seen.add(parent);

  return [...seen];
}

/** Against the first parent. A renamed file is one removed and one added. */
function changedPaths(repository: Repository, sha: string): Json {
  const [parent] = repository.objects.commit(sha).parents;
  const old: FileTree = parent === undefined ? new Map() : commitFiles(repository, parent);
  const now = commitFiles(repository, sha);
  const isChanged = (path: string) => {
    const [one, other] = [old.get(path), now.get(path)];
    return one?.sha !== other?.sha || one?.mode !== other?.mode;
  };

  return {
    added: [...now.keys()].filter(path => !old.has(path)),
    removed: [...old.keys()].filter(path => !now.has(path)),
    modified: [...now.keys()].filter(path => old.has(path) && isChanged(path)),
  };
}
