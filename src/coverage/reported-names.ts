import type { PathMap } from '../model/coverage.ts';
import { baseNameOf } from './path-parts.ts';

/**
 * The file names, in lower case, that reports may have for these tree paths: where a path lies in the tree is known
 * when a report was read whole.
 */
export function reportedNames(paths: readonly string[], maps: readonly PathMap[]): string[] {
  const names = new Set(paths.map(nameOf));
  for (const { from, to } of maps) if (names.has(nameOf(to))) names.add(nameOf(from));

  return [...names];
}

function nameOf(path: string): string {
  return baseNameOf(path).toLowerCase();
}
