import type { AddedText } from '../../coverage/parse-patch.ts';
import type { PatchCoverage } from '../../model/coverage.ts';
import type { CoverageOptions } from './coverage-options.ts';
import type { ReadReport } from './read-reports.ts';

export interface CoverageResult {
  patch: PatchCoverage;
  reports: readonly ReadReport[];
  added: AddedText;
  compared: string;
  options: CoverageOptions;
}

export function unplacedOf(reports: readonly ReadReport[]): { report: string; path: string }[] {
  return reports.flatMap(({ file, placement }) => placement.unplaced.map(path => ({ report: file, path })));
}
