import type { PathMap, ReportedPath } from '../model/coverage.ts';
import { pathMapper } from './path-map.ts';

const fileName = 'go.mod';
/** Each costs a read. */
const maxModules = 20;
/** The module is named at the beginning. */
const maxLength = 64 * 1024;

/** The tree's `go.mod` files, those nearest to the root first. */
export function goModFiles(tree: readonly string[]): readonly string[] {
  return tree
    .filter(path => path === fileName || path.endsWith(`/${fileName}`))
    .toSorted((a, b) => a.split('/').length - b.split('/').length || a.length - b.length)
    .slice(0, maxModules);
}

/** A module's import path stands for its folder. Undefined where the file names no module. */
export function goModuleMap(path: string, text: string): PathMap | undefined {
  const [, name] =
    /^[ \t]*module[ \t]+(?:\(\s*)?("[^"\n]{1,1000}"|`[^`\n]{1,1000}`|[^\s"`()/][^\s"`()]{0,1000})/m.exec(
      text.slice(0, maxLength).replace(/\/\/[^\n]*/g, ''),
    ) ?? [];

  return name === undefined
    ? undefined
    : { from: name.replace(/^["`]|["`]$/g, ''), to: path.slice(0, -fileName.length - 1) };
}

/** Go writes import paths: where a module says which folder it is, nothing has to be guessed. */
export function placeByModule(
  paths: readonly ReportedPath[],
  isInTree: (path: string) => boolean,
  modules: readonly PathMap[],
): Map<string, string> {
  const placed = new Map<string, string>();
  if (modules.length === 0) return placed;
  // The module deepest in the tree has the longest name that fits.
  const mapped = pathMapper(modules.toSorted((a, b) => b.from.length - a.from.length));
  for (const reported of paths) {
    const [first] = mapped(reported);
    if (first !== undefined && isInTree(first)) placed.set(reported.path, first);
  }

  return placed;
}
