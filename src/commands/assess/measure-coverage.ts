import { existingCoverageOf } from '../../coverage/existing-coverage.ts';
import { goModFiles, goModuleMap } from '../../coverage/go-modules.ts';
import type { CoverageReport } from '../../model/coverage.ts';
import { OperatorError } from '../../model/operator-error.ts';
import { findReports } from '../coverage/find-reports.ts';
import { readReports } from '../coverage/read-reports.ts';

export interface MeasureQuestion {
  /** As given to `--report`. */
  readonly globs: readonly string[];
  readonly cwd: string;
  readonly tree: readonly string[];
  /** Of a file of the tree; undefined where it was not read. */
  textOf(path: string): Promise<string | undefined>;
  warn(problem: string): void;
}

/** The coverage of all files of a tree, from reports of its tests. */
export async function measureCoverage({
  globs,
  cwd,
  tree,
  textOf,
  warn,
}: MeasureQuestion): Promise<{ readonly covered: number; readonly coverable: number }> {
  const texts = await Promise.all(
    goModFiles(tree).map(async path => goModuleMap(path, (await textOf(path)) ?? '')),
  );
  const { reports } = await readReports({
    ...{ found: await findReports(globs, cwd), changed: [], tree, maps: [], marks: true, warn },
    modules: texts.filter(map => map !== undefined),
  });
  const marked = reports.flatMap(({ report, placement }) => marksOf(report, placement.placed));
  const { lines, covered } = existingCoverageOf(marked);
  if (lines === 0)
    throw new OperatorError(
      `${globs.map(glob => `--report ${glob}`).join(' ')}: no file of the report is in the tree of HEAD; expected a report of this repository`,
    );

  return { covered, coverable: lines };
}

function marksOf({ paths }: CoverageReport, placed: ReadonlyMap<string, string>) {
  return paths.flatMap(({ path, marks }) => {
    const treePath = placed.get(path);

    return treePath === undefined || marks === undefined ? [] : [[treePath, marks] as const];
  });
}
