import { smallestStep } from '../../coverage/missed-blocks.ts';
import type { PatchCoverage } from '../../model/coverage.ts';
import { lineRange } from '../../render/line-range.ts';

/** The result in one line. */
export function headline({ coverable, covered, percent, target, conclusion, reason }: PatchCoverage): string {
  if (reason === 'nothing-changed') return 'No testable line changed: nothing to judge.';
  if (percent === null) return `Not judged: ${reasonInWords(reason)}`;
  const figure = `${percentText(percent)}: tests run ${covered} of the ${count(coverable, 'testable changed line')}`;
  return `${figure}; asked ${target}%: ${conclusion === 'success' ? 'reached' : 'fell short'}.`;
}

function reasonInWords(reason: PatchCoverage['reason']): string {
  switch (reason) {
    case 'absent':
      return 'changed source files are in no report, and no changed line is in any.';
    case 'unplaced':
      return 'report paths that may be the changed files could not be placed in the tree.';
    default:
      return 'the diff was cut by limits.';
  }
}

/** `name` quotes a path in the manner of the output. */
export function stepSentence(patch: PatchCoverage, name: (path: string) => string): string | undefined {
  const step = smallestStep(patch);
  if (step === undefined) return undefined;
  const { block, covered, coverable, percent } = step;
  const lines =
    block.lines.length === 1
      ? `line ${block.startLine}`
      : `lines ${lineRange(block.startLine, block.endLine)}`;
  return `Smallest step: a test that runs ${lines} of ${name(block.path)} makes it ${covered} of ${coverable} = ${percentText(percent)}.`;
}

export function partialSentence({ partial }: PatchCoverage, partials: string): string | undefined {
  if (partial === 0) return undefined;
  const verb = partial === 1 ? ['runs', 'it counts'] : ['run', 'they count'];
  return `${count(partial, 'line')} ${verb[0]} on some branches only; ${verb[1]} as ${partials === 'missed' ? 'not run' : 'run'} (--partials ${partials}).`;
}

export function percentText(percent: number): string {
  return `${percent.toFixed(2)}%`;
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
