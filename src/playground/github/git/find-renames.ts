import type { FileEntry, FileTree } from './file-tree.ts';
import type { ObjectStore } from './object-store.ts';
import { similarity } from './similarity.ts';

/** Git gives up on inexact renames beyond so many pairs, and so do we. */
const maxPairs = 160_000;

/** New path → old path: first files of equal content, then those that have at least half of it in common. */
export function findRenames(objects: ObjectStore, removed: FileTree, added: FileTree): Map<string, string> {
  const renames = new Map<string, string>();
  const left = new Map(removed);
  const take = (path: string, from: string) => {
    renames.set(path, from);
    left.delete(from);
  };
  const bySha = Map.groupBy(removed.keys(), path => removed.get(path)?.sha);
  for (const [path, file] of added) {
    const same = bySha.get(file.sha)?.filter(from => left.has(from) && isFile(removed.get(from))) ?? [];
    const from = same.find(one => baseName(one) === baseName(path)) ?? same[0];
    if (from !== undefined && isFile(file) && objects.blob(file.sha).byteLength > 0) take(path, from);
  }
  const fresh = [...added].filter(([path, file]) => !renames.has(path) && isFile(file));
  const old = [...left].filter(([, file]) => isFile(file));
  if (fresh.length * old.length > maxPairs) return renames;
  fresh
    .flatMap(([path, file]) =>
      old.map(([from, before]) => ({
        path,
        from,
        score: similarity(objects.blob(before.sha), objects.blob(file.sha)),
      })),
    )
    .filter(pair => pair.score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .forEach(({ path, from }) => {
      if (left.has(from) && !renames.has(path)) take(path, from);
    });
  return renames;
}

function isFile(entry: FileEntry | undefined): boolean {
  return entry?.mode === '100644' || entry?.mode === '100755';
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
