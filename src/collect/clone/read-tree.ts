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
  /** A partial clone has its name only. */
  readonly isMissing: boolean;
}

const entryForm = /^(100644|100755|100664|120000) blob ([0-9a-f]+)(?: +(\d+))?\t(.+)$/s;

/** All files of a commit; submodules are other repositories. A partial clone has the names of those whose content it lacks. */
export async function readTree(git: CloneGit, sha: string): Promise<Fact<readonly CloneEntry[]>> {
  const list = (...more: readonly string[]) =>
    git.text(['ls-tree', '-r', ...more, '-z', '--full-tree', '--end-of-options', sha]);
  const entries = await orUnknown(async () => entriesOf(await list('-l')));

  // Where one is missing, git fails or tells `BAD` for a size.
  return entries.known ? entries : await orUnknown(async () => await withSizes(git, entriesOf(await list())));
}

async function orUnknown(read: () => Promise<Fact<readonly CloneEntry[]>>) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GitFailed) return unknown({ kind: 'truncated', what: 'files' });
    throw error;
  }
}

function entriesOf(listing: string): Fact<readonly CloneEntry[]> {
  const lines = listing.split('\0').filter(line => line !== '' && !line.startsWith('160000 '));
  const entries = lines.flatMap(entryOf);

  return entries.length === lines.length ? known(entries) : unknown({ kind: 'truncated', what: 'files' });
}

function entryOf(line: string): readonly CloneEntry[] {
  const [, mode, blob, size, path] = entryForm.exec(line) ?? [];
  if (blob === undefined || path === undefined) return [];
  const kind = { isExecutable: mode === '100755', isLink: mode === '120000' };

  return [{ path, blob, sizeBytes: Number(size ?? 0), ...kind, isMissing: false }];
}

async function withSizes(
  git: CloneGit,
  entries: Fact<readonly CloneEntry[]>,
): Promise<Fact<readonly CloneEntry[]>> {
  if (!entries.known) return entries;
  const input = entries.value.map(({ blob }) => `${blob}\n`).join('');
  const answer = await git.text(['cat-file', '--batch-check=%(objectname) %(objectsize)'], { input });
  const sizes = new Map(answer.split('\n').map(line => line.split(' ', 2) as [string, string]));

  return known(
    entries.value.map(entry => {
      const size = Number(sizes.get(entry.blob));

      return Number.isNaN(size) ? { ...entry, isMissing: true } : { ...entry, sizeBytes: size };
    }),
  );
}
