import type {
  Component,
  MissingFiles,
  Partials,
  PatchCoverage,
  PatchCoverageReason,
  PatchGate,
  TreeCoverage,
} from '../model/coverage.ts';
import type { ChangedFile } from '../model/diff.ts';
import { globMatcher } from '../model/glob.ts';
import { patchFileCoverageOf } from './patch-file-coverage.ts';
import { componentFinder, flooredPercent, patchGatesOf } from './patch-gates.ts';
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
  /** Paths that are not judged because they are generated. */
  generated?: readonly string[];
  /** Report paths that were not placed in the tree. */
  unplaced: readonly string[];
  /** The diff was cut by limits. */
  tooLarge: boolean;
  missingFiles?: MissingFiles;
  /** Changes of fewer coverable lines are not judged. */
  minLines?: number;
  components?: readonly Component[];
}

/** A changed line counts when a report has a record for it. */
export function patchCoverageOf(question: PatchCoverageQuestion): PatchCoverage {
  const { coverage, partials, target, tooLarge, missingFiles = 'warn', components = [] } = question;
  const isIgnored = globMatcher(question.ignore);
  const componentOf = componentFinder(components);
  const withLines = question.changed.filter(file => file.addedLines.length > 0);
  const isGenerated = new Set(question.generated);
  const judged = withLines.filter(file => !isIgnored(file.path) && !isGenerated.has(file.path));

  const files = judged
    .map(file => patchFileCoverageOf(file, componentOf(file.path), coverage, partials))
    .filter(file => file.coverable > 0);
  const unreported = judged.filter(file => !coverage.has(file.path) && isSourcePath(file.path));
  const unplacedNames = new Set(question.unplaced.map(path => baseNameOf(path).toLowerCase()));
  const isMaybeUnplaced = (file: ChangedFile) => unplacedNames.has(baseNameOf(file.path).toLowerCase());
  const missing = unreported.filter(file => !isMaybeUnplaced(file));
  const absent = missingFiles === 'ignore' ? [] : missing;
  const maybeUnplaced = missingFiles === 'ignore' ? [] : unreported.filter(isMaybeUnplaced);
  const ignored = withLines.filter(
    file => isIgnored(file.path) || (missing.includes(file) && !absent.includes(file)),
  );

  const gates = patchGatesOf(files, components, target);
  const coverable = sum(files.map(file => file.coverable));
  const covered = sum(files.map(file => file.covered.length));
  const outcome = {
    ...{ gates, coverable, tooLarge, absent, missingFiles },
    minLines: question.minLines ?? 0,
    hasMaybeUnplaced: unreported.some(isMaybeUnplaced),
  };
  const reason = reasonOf(outcome);

  return {
    coverable,
    covered,
    partial: sum(files.map(file => file.partial.length)),
    missed: coverable - covered,
    percent: coverable === 0 ? null : flooredPercent(covered, coverable),
    target,
    conclusion: conclusionOf(reason, gates),
    reason,
    gates,
    files,
    absent: absent.map(file => file.path),
    maybeUnplaced: maybeUnplaced.map(file => file.path),
    ignored: ignored.map(file => file.path),
    generated: withLines
      .filter(file => isGenerated.has(file.path) && !isIgnored(file.path))
      .map(file => file.path),
  };
}

interface Outcome {
  readonly gates: readonly PatchGate[];
  readonly coverable: number;
  readonly minLines: number;
  readonly absent: readonly ChangedFile[];
  readonly missingFiles: MissingFiles;
  readonly hasMaybeUnplaced: boolean;
  readonly tooLarge: boolean;
}

function reasonOf(outcome: Outcome): PatchCoverageReason | null {
  const { coverable, absent, hasMaybeUnplaced, tooLarge } = outcome;
  const isFew = coverable > 0 && coverable < outcome.minLines;
  if (tooLarge && coverable > 0) return 'too-large';
  if (absent.length > 0 && outcome.missingFiles === 'fail')
    return isFew || outcome.gates.every(gate => gate.isMet) ? 'missing-files' : null;
  // All files are asked for, and of this one nobody knows: no reason for green.
  if (hasMaybeUnplaced && outcome.missingFiles === 'fail' && outcome.gates.every(gate => gate.isMet))
    return 'unplaced';
  // Of a file that no report names, nobody knows how few lines it has.
  if (isFew) return absent.length > 0 ? 'absent' : 'few-lines';
  if (coverable > 0) return null;
  if (absent.length > 0) return 'absent';
  if (hasMaybeUnplaced) return 'unplaced';
  return tooLarge ? 'too-large' : 'nothing-changed';
}

function conclusionOf(
  reason: PatchCoverageReason | null,
  gates: readonly PatchGate[],
): PatchCoverage['conclusion'] {
  if (reason === 'missing-files') return 'failure';
  if (reason === 'nothing-changed' || reason === 'few-lines') return 'success';
  if (reason !== null) return 'neutral';
  return gates.every(gate => gate.isMet) ? 'success' : 'failure';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
