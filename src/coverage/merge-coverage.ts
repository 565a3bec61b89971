import { type FileCoverage, type LineCoverage, notCoverable, type TreeCoverage } from '../model/coverage.ts';

export type { FileCoverage, TreeCoverage } from '../model/coverage.ts';

/**
 * Maximum of hits, union of branches by id: a line is covered if any report covers it; the same report twice changes nothing.
 * What no report covers and one knows for not coverable is left out.
 */
export function mergeCoverage(parts: Iterable<TreeCoverage>): TreeCoverage {
  const merged: TreeCoverage = new Map();
  for (const part of parts) {
    for (const [path, lines] of part) {
      merged.set(path, mergeFileCoverage(merged.get(path) ?? new Map(), lines));
    }
  }
  return new Map([...merged].map(([path, lines]) => [path, coverableIn(lines)]));
}

function coverableIn(lines: FileCoverage): FileCoverage {
  const coverable = [...lines].filter(([, { hits }]) => hits !== notCoverable);

  return coverable.length === lines.size ? lines : new Map(coverable);
}

/** Changes neither; where one of them is empty, the other one itself. */
export function mergeFileCoverage(first: FileCoverage, second: FileCoverage): FileCoverage {
  if (first.size === 0) return second;
  if (second.size === 0) return first;
  const merged: FileCoverage = new Map(first);
  for (const [number, line] of second) {
    const known = merged.get(number);
    merged.set(number, known ? mergeLine(known, line) : line);
  }
  return merged;
}

function mergeLine(first: LineCoverage, second: LineCoverage): LineCoverage {
  const isCoverable = first.hits !== notCoverable && second.hits !== notCoverable;
  if (!isCoverable && Math.max(first.hits, second.hits) <= 0)
    return { hits: notCoverable, branches: new Map() };
  const branches = new Map(first.branches);
  for (const [id, isTaken] of second.branches) branches.set(id, isTaken || branches.get(id) === true);
  return { hits: Math.max(first.hits, second.hits), branches };
}
