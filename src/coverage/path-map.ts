import type { PathMap, ReportedPath } from '../model/coverage.ts';
import { isAbsolutePath, joinedPath, normalisedPath } from './path-parts.ts';

// A report may name many thousand files and a thousand source roots: this many characters are looked up within a second.
export const maxLookupCharacters = 10_000_000;

/** What the maps make of a reported path and of its place under each source root. */
export type PathMapper = (reported: ReportedPath) => readonly string[];

/** Of one report; once it has looked at so many characters, it knows no path any more. */
export function pathMapper(maps: readonly PathMap[]): PathMapper {
  const prepared = maps.map(({ from, to }) => ({
    ...{ prefix: normalisedPath(from), to },
    isAbsolute: isAbsolutePath(from),
  }));
  let left = maxLookupCharacters;

  return ({ path, sources }) => {
    if (maps.length === 0 || left < 0) return [];
    const roots = isAbsolutePath(path) ? [] : sources;
    left -= maps.length * roots.reduce((sum, root) => sum + root.length + path.length, path.length);
    if (left < 0) return [];
    const written = [path, ...roots.map(root => joinedPath(root, path))].map(one => ({
      ...{ path: normalisedPath(one), isAbsolute: isAbsolutePath(one) },
    }));

    return prepared.flatMap(({ prefix, to, isAbsolute }) =>
      written
        .filter(one => one.isAbsolute === isAbsolute)
        .flatMap(one => restAfter(one.path, prefix) ?? [])
        .map(rest => normalisedPath(`${to}/${rest}`)),
    );
  };
}

/** The empty prefix stands before every relative path. */
function restAfter(path: string, prefix: string): string | undefined {
  if (prefix === '') return path;
  if (path === prefix) return '';
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined;
}
