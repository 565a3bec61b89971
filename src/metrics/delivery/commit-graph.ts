import type { CommitRecord } from '../../model/records/delivery-records.ts';

/** Shorter names of commits are read as words. */
const shortestName = 7;

/** The commits that are remembered, and what grew from what; older ones end its lines. */
export class CommitGraph {
  readonly #parents: ReadonlyMap<string, readonly string[]>;
  readonly #sorted: readonly string[];

  constructor(commits: readonly Pick<CommitRecord, 'sha' | 'parents'>[]) {
    this.#parents = new Map(commits.map(({ sha, parents }) => [sha, parents]));
    this.#sorted = [...this.#parents.keys()].toSorted();
  }

  has(sha: string): boolean {
    return this.#parents.has(sha);
  }

  parentsOf(sha: string): readonly string[] {
    return this.#parents.get(sha) ?? [];
  }

  /** The commit of a full or abbreviated name; undefined where none, or more than one, is called so. */
  resolve(name: string): string | undefined {
    if (this.#parents.has(name)) return name;
    if (name.length < shortestName) return undefined;
    const at = this.#firstNotBelow(name);
    const [found, next] = [this.#sorted[at], this.#sorted[at + 1]];
    if (!found?.startsWith(name) || next?.startsWith(name)) return undefined;

    return found;
  }

  /** Whether `later` grew from `earlier`; a commit is no ancestor of itself. */
  isAncestor(earlier: string, later: string): boolean {
    if (earlier === later || !this.has(earlier)) return false;
    const seen = new Set<string>();
    const waiting = [later];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next === earlier) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...this.parentsOf(next));
    }

    return false;
  }

  /** Adds to `seen` the commit and all it grew from; tells those that were not in it, and stops at those that were. */
  reach(sha: string, seen: Set<string>): readonly string[] {
    const found: string[] = [];
    const waiting = [sha];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next) || !this.has(next)) continue;
      seen.add(next);
      found.push(next);
      waiting.push(...this.parentsOf(next));
    }

    return found;
  }

  #firstNotBelow(name: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < name) low = middle + 1;
      else high = middle;
    }

    return low;
  }
}
