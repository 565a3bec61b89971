import type { ObjectStore } from './object-store.ts';

/** The commit itself and all before it, nearest first. */
export function ancestors(objects: ObjectStore, sha: string): Set<string> {
  return reach(objects, [sha]);
}

function reach(objects: ObjectStore, from: readonly string[]): Set<string> {
  const seen = new Set(from);
  for (const commit of seen) for (const parent of objects.commit(commit).parents) seen.add(parent);
  return seen;
}

/** The best common ancestor; of several in a criss-cross history, one of them. Undefined for unrelated histories. */
export function mergeBase(objects: ObjectStore, a: string, b: string): string | undefined {
  const ofA = ancestors(objects, a);
  const common = [...ancestors(objects, b)].filter(sha => ofA.has(sha));
  const beaten = reach(
    objects,
    common.flatMap(sha => objects.commit(sha).parents),
  );
  return common.find(sha => !beaten.has(sha));
}

/** Commits reachable from `head` but not from `base`, oldest first. */
export function commitsBetween(objects: ObjectStore, base: string, head: string): string[] {
  const known = ancestors(objects, base);
  return [...ancestors(objects, head)].filter(sha => !known.has(sha)).reverse();
}
