import type { PathMap, Placement, ReportedPath } from '../model/coverage.ts';
import { placeByModule } from './go-modules.ts';
import { claimOf, settleClaims } from './path-claims.ts';
import { maxLookupCharacters, pathMapper } from './path-map.ts';
import { SuffixIndex } from './suffix-index.ts';

export type { PathMap, Placement } from '../model/coverage.ts';

/**
 * Finds the tree path of every path of one report: by Go's modules, exactly, by the longest common end, the same without regard to case,
 * then by the configured maps. What could be several files is not placed: a wrong guess would look like a figure. In a
 * tree of which GitHub listed a part, a common end proves nothing: there may be others.
 */
export function placePaths(
  paths: readonly ReportedPath[],
  tree: readonly string[],
  maps: readonly PathMap[] = [],
  modules: readonly PathMap[] = [],
  isWholeTree = true,
): Placement {
  const { asWritten, inAnyCase } = indexesOf(tree);
  const placed = placeByModule(paths, path => asWritten.exact(path) !== undefined, modules);
  // What a module said is sure: a path of elsewhere that only ends alike is not the same file.
  const taken = new Set(placed.values());
  const others = paths.filter(({ path }) => !placed.has(path));
  const place = isWholeTree ? placeBySuffix : placeExactly;
  const refused = place(others, asWritten, placed, taken);
  if (placed.size === paths.length) return { placed, unplaced: [] };

  const rest = paths.filter(({ path }) => !placed.has(path) && !refused.has(path));
  place(rest, inAnyCase(), placed, taken);

  const mappedTo = pathMapper(maps);
  for (const reported of paths) {
    if (placed.has(reported.path)) continue;
    for (const mapped of mappedTo(reported)) {
      const treePath = asWritten.exact(mapped) ?? inAnyCase().exact(mapped);
      if (treePath === undefined) continue;
      placed.set(reported.path, treePath);
      break;
    }
  }
  const unplaced = paths.map(({ path }) => path).filter(path => !placed.has(path));
  return { placed, unplaced: [...new Set(unplaced)] };
}

interface Indexes {
  readonly asWritten: SuffixIndex;
  inAnyCase(): SuffixIndex;
}

/** An artifact may hold thousands of reports: to sort a large tree for each of them would take minutes. */
const indexes = new WeakMap<readonly string[], Indexes>();

function indexesOf(tree: readonly string[]): Indexes {
  const known = indexes.get(tree);
  if (known !== undefined) return known;
  let lowered: SuffixIndex | undefined;
  const made: Indexes = {
    asWritten: new SuffixIndex(tree, path => path),
    inAnyCase() {
      lowered ??= new SuffixIndex(tree, path => path.toLowerCase());

      return lowered;
    },
  };
  indexes.set(tree, made);

  return made;
}

function placeExactly(
  paths: readonly ReportedPath[],
  index: SuffixIndex,
  placed: Map<string, string>,
): ReadonlySet<string> {
  for (const { path } of paths) {
    const { exact } = claimOf({ path, sources: [] }, index, 0);
    if (exact !== undefined) placed.set(path, exact.treePath);
  }

  return new Set();
}

/** Adds to `placed`; returns the paths that are refused whatever the case of their letters. */
function placeBySuffix(
  paths: readonly ReportedPath[],
  index: SuffixIndex,
  placed: Map<string, string>,
  taken: ReadonlySet<string>,
): ReadonlySet<string> {
  const share = maxLookupCharacters / Math.max(paths.length, 1);
  const settled = settleClaims(paths.map(reported => claimOf(reported, index, share)));
  for (const [path, treePath] of settled.placed) if (!taken.has(treePath)) placed.set(path, treePath);
  return settled.refused;
}
