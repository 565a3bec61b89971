import type { FileMode, TreeEntry } from './git-object.ts';
import type { ObjectStore } from './object-store.ts';

export interface FileEntry {
  readonly mode: FileMode;
  readonly sha: string;
}

/** Path → file, of a whole tree, symbolic links and submodules included. */
export type FileTree = ReadonlyMap<string, FileEntry>;

/** What a commit writes at a path; null deletes. */
export type FileChange =
  | string
  | Uint8Array
  | { readonly content: string | Uint8Array; readonly executable?: boolean }
  | { readonly symlink: string }
  | { readonly submodule: string }
  | null;

export type FileChanges = Readonly<Record<string, FileChange>>;

export function readFileTree(objects: ObjectStore, treeSha: string, prefix = ''): Map<string, FileEntry> {
  const files = new Map<string, FileEntry>();
  for (const { mode, name, sha } of objects.tree(treeSha))
    if (mode === '40000')
      for (const [path, file] of readFileTree(objects, sha, `${prefix}${name}/`)) files.set(path, file);
    else files.set(`${prefix}${name}`, { mode, sha });
  return files;
}

export function writeFileTree(objects: ObjectStore, files: FileTree): string {
  const here: TreeEntry[] = [];
  const below = new Map<string, Map<string, FileEntry>>();
  for (const [path, file] of files) {
    const slash = path.indexOf('/');
    if (slash < 0) {
      here.push({ ...file, name: path });
      continue;
    }
    const directory = path.slice(0, slash);
    const inside = below.get(directory) ?? new Map<string, FileEntry>();
    below.set(directory, inside.set(path.slice(slash + 1), file));
  }
  for (const [name, inside] of below) here.push({ mode: '40000', name, sha: writeFileTree(objects, inside) });
  return objects.putTree(here);
}

export function changeFileTree(objects: ObjectStore, files: FileTree, changes: FileChanges): FileTree {
  const changed = new Map(files);
  for (const [path, change] of Object.entries(changes))
    if (change === null) changed.delete(path);
    else changed.set(path, writeFile(objects, change));
  return changed;
}

function writeFile(objects: ObjectStore, change: Exclude<FileChange, null>): FileEntry {
  if (typeof change === 'string' || change instanceof Uint8Array)
    return { mode: '100644', sha: objects.putBlob(change) };
  if ('symlink' in change) return { mode: '120000', sha: objects.putBlob(change.symlink) };
  if ('submodule' in change) return { mode: '160000', sha: change.submodule };
  return { mode: change.executable ? '100755' : '100644', sha: objects.putBlob(change.content) };
}
