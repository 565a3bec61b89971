import { type FileTree, readFileTree } from '../git/file-tree.ts';
import type { Repository } from './records.ts';

/** The files of a commit. */
export function commitFiles(repository: Repository, sha: string): FileTree {
  return readFileTree(repository.objects, repository.objects.commit(sha).tree);
}
