import { mergeFileCoverage } from '../coverage/merge-coverage.ts';
import { placePaths } from '../coverage/place-paths.ts';
import type { CoverageReport, PathMap, TreeCoverage } from '../model/coverage.ts';

export interface PlacedReport {
  readonly coverage: TreeCoverage;
  /** Tree path → the marks of its lines, of all files of the report. */
  readonly marks: readonly (readonly [path: string, marks: Uint8Array])[];
  readonly placedCount: number;
  readonly unplaced: readonly string[];
}

/** A report's kept files under their paths in the head tree. */
export function placeReport(
  report: CoverageReport,
  tree: { readonly paths: readonly string[]; readonly truncated: boolean },
  maps: readonly PathMap[],
  modules: readonly PathMap[],
): PlacedReport {
  const placement = placePaths(
    report.paths,
    tree.paths,
    maps,
    report.format === 'go' ? modules : [],
    !tree.truncated,
  );
  const coverage: TreeCoverage = new Map();
  for (const file of report.files) {
    const path = placement.placed.get(file.path);
    if (path !== undefined)
      coverage.set(path, mergeFileCoverage(coverage.get(path) ?? new Map(), file.lines));
  }

  return {
    coverage,
    marks: report.paths.flatMap(({ path, marks }) => {
      const treePath = placement.placed.get(path);

      return treePath === undefined || marks === undefined ? [] : [[treePath, marks] as const];
    }),
    placedCount: report.paths.length - placement.unplaced.length,
    unplaced: placement.unplaced,
  };
}
