import type { PathMap, Placement, ReportedPath } from '../model/coverage.ts';
import { normalisedPath } from './path-parts.ts';

export type { PathMap, Placement } from '../model/coverage.ts';

export function placePaths(
  paths: readonly ReportedPath[],
  tree: readonly string[],
  _maps: readonly PathMap[] = [],
): Placement {
  const inTree = new Set(tree);
  const placement: Placement = { placed: new Map(), unplaced: [] };
  for (const { path } of paths) {
    const treePath = normalisedPath(path);
    if (inTree.has(treePath)) placement.placed.set(path, treePath);
    else placement.unplaced.push(path);
  }
  return placement;
}
