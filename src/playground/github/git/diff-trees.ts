import { diffLines, type LineDiff } from './diff-lines.ts';
import type { FileEntry, FileTree } from './file-tree.ts';
import { findRenames } from './find-renames.ts';
import type { ObjectStore } from './object-store.ts';
import { isBinary } from './split-lines.ts';

export interface FileDiff {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** Blob after the change, or before it for a removed file. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** Null for binary files and where no line changed. */
  readonly patch: string | null;
}

/** What changed between two trees, sorted by path, with renames (at least half of the content in common) found. */
export function diffTrees(objects: ObjectStore, before: FileTree, after: FileTree): FileDiff[] {
  const removed = new Map([...before].filter(([path]) => !after.has(path)));
  const added = new Map([...after].filter(([path]) => !before.has(path)));
  const renames = findRenames(objects, removed, added);
  const diffs: FileDiff[] = [];
  for (const [path, file] of after) {
    const previousPath = renames.get(path) ?? null;
    const old = before.get(previousPath ?? path);
    if (old !== undefined && previousPath === null && old.sha === file.sha && old.mode === file.mode)
      continue;
    const status = old === undefined ? 'added' : previousPath !== null ? 'renamed' : 'modified';
    const change = contentDiff(objects, old, file);
    diffs.push({
      path,
      previousPath,
      status: status === 'modified' && old?.sha === file.sha ? 'changed' : status,
      sha: file.sha,
      ...change,
    });
  }
  const gone = new Set(renames.values());
  for (const [path, file] of removed)
    if (!gone.has(path))
      diffs.push({
        path,
        previousPath: null,
        status: 'removed',
        sha: file.sha,
        ...contentDiff(objects, file, undefined),
      });
  return diffs.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

type Content = Pick<FileDiff, 'additions' | 'deletions' | 'patch'>;

const cache = new Map<string, LineDiff>();

function contentDiff(objects: ObjectStore, before?: FileEntry, after?: FileEntry): Content {
  if (before?.sha === after?.sha) return { additions: 0, deletions: 0, patch: null };
  const [old, fresh] = [contentOf(objects, before), contentOf(objects, after)];
  if (isBinary(old) || isBinary(fresh)) return { additions: 0, deletions: 0, patch: null };
  const key = `${before?.sha} ${after?.sha}`;
  const known = cache.get(key) ?? diffLines(old.toString('utf8'), fresh.toString('utf8'));
  cache.set(key, known);
  return { ...known, patch: known.patch === '' ? null : known.patch };
}

function contentOf(objects: ObjectStore, entry?: FileEntry): Buffer {
  if (entry === undefined) return Buffer.alloc(0);
  if (entry.mode === '160000') return Buffer.from(`Subproject commit ${entry.sha}\n`);
  return Buffer.from(objects.blob(entry.sha));
}
