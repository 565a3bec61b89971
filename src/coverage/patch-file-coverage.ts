import type {
  FileCoverage,
  LineCoverage,
  Partials,
  PatchFileCoverage,
  TreeCoverage,
} from '../model/coverage.ts';
import type { ChangedFile } from '../model/diff.ts';
import { isPartial } from './is-partial.ts';

/** The changed lines of one file of which a report has a record. */
export function patchFileCoverageOf(
  { path, addedLines }: ChangedFile,
  component: string | null,
  coverage: TreeCoverage,
  partials: Partials,
): PatchFileCoverage {
  const file: PatchFileCoverage = {
    path,
    component,
    coverable: 0,
    covered: [],
    partial: [],
    missed: [],
    missedRuns: [],
  };
  const lines = coverage.get(path) ?? new Map<number, LineCoverage>();
  for (const number of addedLines) {
    const line = lines.get(number);
    if (line === undefined) continue;
    const partial = isPartial(line);
    file.coverable++;
    if (partial) file.partial.push(number);
    if (line.hits > 0 && !(partial && partials === 'missed')) file.covered.push(number);
    else file.missed.push(number);
  }
  if (file.missed.length > 0) file.missedRuns = runsOf(file.missed, lines);
  return file;
}

function runsOf(missed: readonly number[], lines: FileCoverage): number[][] {
  const isMissed = new Set(missed);
  const runs: number[][] = [];
  let run: number[] | undefined;
  for (const number of [...lines.keys()].sort((first, second) => first - second)) {
    if (!isMissed.has(number)) {
      run = undefined;
    } else if (run === undefined) {
      run = [number];
      runs.push(run);
    } else {
      run.push(number);
    }
  }
  return runs;
}
