import type { CoverageReport, Placement, TreeCoverage } from '../model/coverage.ts';
import { mergeFileCoverage } from './merge-coverage.ts';

/** A report's lines under the tree's paths; a placed file whose lines were not kept has an empty entry. */
export function treeCoverageOf(report: CoverageReport, placement: Placement): TreeCoverage {
  const coverage: TreeCoverage = new Map(
    [...placement.placed.values()].map(treePath => [treePath, new Map()]),
  );
  for (const { path, lines } of report.files) {
    const treePath = placement.placed.get(path);
    if (treePath === undefined) continue;
    coverage.set(treePath, mergeFileCoverage(coverage.get(treePath) ?? new Map(), lines));
  }
  return coverage;
}
