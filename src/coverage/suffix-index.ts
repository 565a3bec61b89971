export interface SuffixMatch {
  treePath: string;
  /** Path components in common, counted from the file name. */
  depth: number;
  /** The tree path is wholly contained in the path that was looked up. */
  isWhole: boolean;
}

interface Entry {
  /** The components backwards, each with a slash: `a.ts/src/`. */
  key: string;
  treePath: string;
}

const maxRivals = 1_000;

/** Finds tree paths by their longest common end, with a binary search over the sorted backward paths. */
export class SuffixIndex {
  readonly #entries: readonly Entry[];
  readonly #fold: (path: string) => string;

  constructor(tree: readonly string[], fold: (path: string) => string) {
    this.#fold = fold;
    this.#entries = [...new Set(tree)]
      .map(treePath => ({ key: this.#keyOf(treePath), treePath }))
      .sort((first, second) => (first.key < second.key ? -1 : Number(first.key > second.key)));
  }

  exact(path: string): string | undefined {
    const key = this.#keyOf(path);
    const [first, second] = this.#from(key);
    return first?.key === key && second?.key !== key ? first.treePath : undefined;
  }

  /** The tree path that shares the longest end with this one; a whole tree path goes before a part of a longer one. */
  longest(path: string): SuffixMatch | 'ambiguous' | undefined {
    const key = this.#keyOf(path);
    const at = this.#lowerBound(key);
    const neighbours = [this.#entries[at - 1], this.#entries[at]];
    const depth = Math.max(...neighbours.map(entry => (entry ? commonPartCount(entry.key, key) : 0)));
    if (depth === 0) return undefined;

    const common = key.split('/').slice(0, depth).join('/').concat('/');
    const [first, second] = this.#from(common);
    if (first === undefined) return undefined;
    const isWhole = first.key === common;
    // In a search without regard to case two tree paths may have one key.
    const hasRival = isWhole ? second?.key === common : second?.key.startsWith(common);
    if (!hasRival) return { treePath: first.treePath, depth, isWhole };
    const only = isWhole ? undefined : this.#onlyOneThatHas(key.slice(common.length), common);

    return only === undefined ? 'ambiguous' : { treePath: only.treePath, depth, isWhole };
  }

  /**
   * Of the tree paths with this end, the only one that has all the other directories too, with more in between: JaCoCo
   * names module and package, and leaves out `src/main/java`.
   */
  #onlyOneThatHas(directories: string, common: string): Entry | undefined {
    if (directories === '') return undefined;
    const wanted = directories.split('/').slice(0, -1);
    let only: Entry | undefined;
    const start = this.#lowerBound(common);
    for (let at = start; this.#entries[at]?.key.startsWith(common); at++) {
      const entry = this.#entries[at] as Entry;
      if (at - start === maxRivals) return undefined;
      if (!hasInOrder(entry.key.slice(common.length).split('/'), wanted)) continue;
      if (only !== undefined) return undefined;
      only = entry;
    }

    return only;
  }

  #from(key: string): [Entry | undefined, Entry | undefined] {
    const at = this.#lowerBound(key);
    return [this.#entries[at], this.#entries[at + 1]];
  }

  #lowerBound(key: string): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.key ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #keyOf(path: string): string {
    return `${this.#fold(path).split('/').reverse().join('/')}/`;
  }
}

function hasInOrder(parts: readonly string[], wanted: readonly string[]): boolean {
  let found = 0;
  for (const part of parts) if (part === wanted[found]) found++;

  return found === wanted.length;
}

function commonPartCount(first: string, second: string): number {
  const length = Math.min(first.length, second.length);
  let count = 0;
  for (let index = 0; index < length && first[index] === second[index]; index++) {
    if (first[index] === '/') count++;
  }
  return count;
}
