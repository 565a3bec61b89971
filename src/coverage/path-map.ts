import type { PathMap, ReportedPath } from '../model/coverage.ts';
import { isAbsolutePath, joinedPath, normalisedPath } from './path-parts.ts';

/** What the configured maps make of a reported path and of its place under each source root. */
export function* mappedPaths({ path, sources }: ReportedPath, maps: readonly PathMap[]): Generator<string> {
  if (maps.length === 0) return;
  const written = [path, ...(isAbsolutePath(path) ? [] : sources.map(source => joinedPath(source, path)))];
  for (const { from, to } of maps) {
    for (const candidate of written) {
      const rest = restAfter(normalisedPath(candidate), isAbsolutePath(candidate), from);
      if (rest !== undefined) yield normalisedPath(`${to}/${rest}`);
    }
  }
}

/** The empty prefix stands before every relative path. */
function restAfter(path: string, isAbsolute: boolean, from: string): string | undefined {
  const prefix = normalisedPath(from);
  if (isAbsolute !== isAbsolutePath(from)) return undefined;
  if (prefix === '') return path;
  if (path === prefix) return '';
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined;
}
