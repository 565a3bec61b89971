import { type Fact, known, unknown } from '../../facts/ladder/fact.ts';
import type { CloneGit } from './clone-git.ts';
import { GitFailed } from './spawn-git.ts';

export interface CloneEntry {
  readonly path: string;
  readonly sizeBytes: number;
  readonly isExecutable: boolean;
  readonly blob: string;
  /** A symbolic link has a size and a blob too: where it leads is nobody's business here. */
  readonly isLink: boolean;
}

const entryForm = /^(100644|100755|100664|120000) blob ([0-9a-f]+) +(\d+)\t(.+)$/s;

/** All files of a commit; submodules are other repositories. Unknown where a partial clone lacks some. */
export async function readTree(git: CloneGit, sha: string): Promise<Fact<readonly CloneEntry[]>> {
  let listing: string;
  try {
    listing = await git.text(['ls-tree', '-r', '-l', '-z', '--full-tree', '--end-of-options', sha]);
  } catch (error) {
    if (error instanceof GitFailed) return unknown({ kind: 'truncated', what: 'files' });
    throw error;
  }
  const lines = listing.split('\0').filter(line => line !== '' && !line.startsWith('160000 '));
  const entries = lines.flatMap(entryOf);

  return entries.length === lines.length ? known(entries) : unknown({ kind: 'truncated', what: 'files' });
}

function entryOf(line: string): readonly CloneEntry[] {
  const [, mode, blob, size, path] = entryForm.exec(line) ?? [];
  if (blob === undefined || path === undefined) return [];

  return [
    { path, blob, sizeBytes: Number(size), isExecutable: mode === '100755', isLink: mode === '120000' },
  ];
}
