import type {
  FileCoverage,
  LineCoverage,
  Partials,
  PatchCoverage,
  PatchCoverageReason,
  PatchFileCoverage,
  TreeCoverage,
} from '../model/coverage.ts';
import type { ChangedFile } from '../model/diff.ts';
import { globMatcher } from '../model/glob.ts';
import { isPartial } from './is-partial.ts';
import { baseNameOf } from './path-parts.ts';
import { isSourcePath } from './source-extensions.ts';

export type { PatchCoverage } from '../model/coverage.ts';
export type { ChangedFile } from '../model/diff.ts';

export interface PatchCoverageQuestion {
  changed: readonly ChangedFile[];
  coverage: TreeCoverage;
  /** Percent, 0 to 100. */
  target: number;
  partials: Partials;
  /** Globs of tree paths. */
  ignore: readonly string[];
  /** Report paths that were not placed in the tree. */
  unplaced: readonly string[];
  /** The diff was cut by limits. */
  tooLarge: boolean;
}

/** A changed line counts when a report has a record for it. */
export function patchCoverageOf(question: PatchCoverageQuestion): PatchCoverage {
  const { coverage, partials, target, tooLarge } = question;
  const isIgnored = globMatcher(question.ignore);
  const withLines = question.changed.filter(file => file.addedLines.length > 0);
  const judged = withLines.filter(file => !isIgnored(file.path));

  const files = judged.map(file => judgeFile(file, coverage, partials)).filter(file => file.coverable > 0);
  const unreported = judged.filter(file => !coverage.has(file.path) && isSourcePath(file.path));
  const unplacedNames = new Set(question.unplaced.map(path => baseNameOf(path).toLowerCase()));
  const isMaybeUnplaced = (file: ChangedFile) => unplacedNames.has(baseNameOf(file.path).toLowerCase());
  const absent = unreported.filter(file => !isMaybeUnplaced(file));

  const coverable = sum(files.map(file => file.coverable));
  const covered = sum(files.map(file => file.covered.length));
  const reason = reasonOf({
    coverable,
    absent,
    hasMaybeUnplaced: unreported.some(isMaybeUnplaced),
    tooLarge,
  });
  return {
    coverable,
    covered,
    partial: sum(files.map(file => file.partial.length)),
    missed: coverable - covered,
    percent: coverable === 0 ? null : flooredPercent(covered, coverable),
    target,
    conclusion: conclusionOf(reason, covered, coverable, target),
    reason,
    files,
    absent: absent.map(file => file.path),
    ignored: withLines.filter(file => isIgnored(file.path)).map(file => file.path),
  };
}

/** Floored to two decimals: 99.996 never prints 100. */
export function flooredPercent(covered: number, coverable: number): number {
  return Math.floor((covered * 10_000) / coverable) / 100;
}

function judgeFile(
  { path, addedLines }: ChangedFile,
  coverage: TreeCoverage,
  partials: Partials,
): PatchFileCoverage {
  const file: PatchFileCoverage = {
    path,
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

interface Outcome {
  coverable: number;
  absent: readonly ChangedFile[];
  hasMaybeUnplaced: boolean;
  tooLarge: boolean;
}

function reasonOf({ coverable, absent, hasMaybeUnplaced, tooLarge }: Outcome): PatchCoverageReason | null {
  if (coverable > 0) return tooLarge ? 'too-large' : null;
  if (absent.length > 0) return 'absent';
  if (hasMaybeUnplaced) return 'unplaced';
  return tooLarge ? 'too-large' : 'nothing-changed';
}

function conclusionOf(
  reason: PatchCoverageReason | null,
  covered: number,
  coverable: number,
  target: number,
): PatchCoverage['conclusion'] {
  if (reason === 'nothing-changed') return 'success';
  if (reason !== null) return 'neutral';
  return meetsTarget(covered, coverable, target) ? 'success' : 'failure';
}

/** The exact fraction: targets have at most six decimals, so whole numbers decide. */
function meetsTarget(covered: number, coverable: number, target: number): boolean {
  return covered * 100 * 1_000_000 >= Math.round(target * 1_000_000) * coverable;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
