import type { FileCoverage, LineCoverage, TreeCoverage } from '../model/coverage.ts';

export type { FileCoverage, TreeCoverage } from '../model/coverage.ts';

/** Maximum of hits, union of branches by id: a line is covered if any report covers it; the same report twice changes nothing. */
export function mergeCoverage(parts: Iterable<TreeCoverage>): TreeCoverage {
  const merged: TreeCoverage = new Map();
  for (const part of parts) {
    for (const [path, lines] of part) {
      merged.set(path, mergeFileCoverage(merged.get(path) ?? new Map(), lines));
    }
  }
  return merged;
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
  const branches = new Map(first.branches);
  for (const [id, isTaken] of second.branches) branches.set(id, isTaken || branches.get(id) === true);
  return { hits: Math.max(first.hits, second.hits), branches };
}
