import { mergeCoverage } from '../coverage/merge-coverage.ts';
import type { FileCoverage, TreeCoverage } from '../model/coverage.ts';
import type { Change } from '../practices/incremental-coverage.ts';
import type { NumberingRule, TestedCommit } from './collect-numbering.ts';

export interface NumberedReport {
  readonly asWritten: TreeCoverage;
  readonly numbered: TreeCoverage;
  readonly tested: TestedCommit;
}

/**
 * Other readings of the same reports where a tested merge was not recorded: an assumed one may be wrong, so the
 * numbers could be the head's, unless the policy says that they are a merge's; where none is known or readable, nothing
 * certain can be said of files changed on both sides, so their added lines are taken once as all run and once as all
 * missed. Empty when everything is certain.
 */
export function possibleNumberings(
  reports: readonly NumberedReport[],
  bothSides: ReadonlySet<string>,
  change: Change,
  rule: NumberingRule,
): readonly TreeCoverage[] {
  const touched = (report: NumberedReport) =>
    [...report.asWritten.keys()].filter(path => bothSides.has(path));
  const doubtful = reports.filter(report => touched(report).length > 0);
  const isUnnumbered = (report: NumberedReport) =>
    report.tested === 'missing' || touched(report).some(path => !report.numbered.has(path));
  const alternatives: TreeCoverage[] = [];
  const isAssumed = (tested: TestedCommit) => tested !== null && tested !== 'missing' && tested.assumed;
  if (rule === 'auto' && doubtful.some(one => isAssumed(one.tested))) {
    alternatives.push(mergeCoverage(reports.map(one => one.asWritten)));
  }
  if (doubtful.some(isUnnumbered)) {
    const certain = mergeCoverage(reports.map(one => one.numbered));
    for (const hits of [0, 1]) alternatives.push(withAllLines(certain, bothSides, change, hits));
  }

  return alternatives;
}

function withAllLines(
  certain: TreeCoverage,
  paths: ReadonlySet<string>,
  change: Change,
  hits: number,
): TreeCoverage {
  const coverage: TreeCoverage = new Map(certain);
  for (const { path, addedLines } of change.files) {
    if (!paths.has(path)) continue;
    const lines: FileCoverage = new Map(addedLines.map(line => [line, { hits, branches: new Map() }]));
    coverage.set(path, lines);
  }

  return coverage;
}
