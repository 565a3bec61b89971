import type { FileEntry, FileTree } from './file-tree.ts';
import { mergeLines } from './merge-lines.ts';
import type { ObjectStore } from './object-store.ts';
import { isBinary } from './split-lines.ts';

/**
 * Three-way merge of whole trees. Undefined on a conflict. Renames are not followed: a file renamed on one side and
 * edited on the other conflicts here, where GitHub would merge it.
 */
export function mergeTrees(
  objects: ObjectStore,
  base: FileTree,
  ours: FileTree,
  theirs: FileTree,
): FileTree | undefined {
  const merged = new Map<string, FileEntry>();
  for (const path of new Set([...ours.keys(), ...theirs.keys(), ...base.keys()])) {
    const outcome = mergeEntry(objects, base.get(path), ours.get(path), theirs.get(path));
    if (outcome === 'conflict') return undefined;
    if (outcome !== undefined) merged.set(path, outcome);
  }
  return merged;
}

function same(a: FileEntry | undefined, b: FileEntry | undefined): boolean {
  return a?.sha === b?.sha && a?.mode === b?.mode;
}

function mergeEntry(
  objects: ObjectStore,
  base: FileEntry | undefined,
  ours: FileEntry | undefined,
  theirs: FileEntry | undefined,
): FileEntry | undefined | 'conflict' {
  if (same(ours, theirs) || same(base, theirs)) return ours;
  if (same(base, ours)) return theirs;
  if (ours === undefined || theirs === undefined) return 'conflict';
  const texts = [base, ours, theirs].map(entry => textOf(objects, entry));
  const [before, mine, other] = texts;
  if (before === undefined || mine === undefined || other === undefined) return 'conflict';
  const merged = mergeLines(before, mine, other);
  if (merged === undefined) return 'conflict';
  return { mode: base?.mode === ours.mode ? theirs.mode : ours.mode, sha: objects.putBlob(merged) };
}

/** Undefined for what cannot be merged by lines; an absent base is the empty text. */
function textOf(objects: ObjectStore, entry: FileEntry | undefined): string | undefined {
  if (entry === undefined) return '';
  if (entry.mode === '120000' || entry.mode === '160000') return undefined;
  const bytes = objects.blob(entry.sha);
  return isBinary(bytes) ? undefined : Buffer.from(bytes).toString('utf8');
}
