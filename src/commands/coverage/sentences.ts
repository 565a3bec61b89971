import { smallestStep } from '../../coverage/missed-blocks.ts';
import { type PatchCoverage, reportFormats } from '../../model/coverage.ts';
import { firstFew } from '../../render/first-few.ts';
import { lineRange } from '../../render/line-range.ts';
import type { ReadReport } from './read-reports.ts';

/** The result in one line. */
export function headline(patch: PatchCoverage): string {
  const { coverable, covered, percent, target, conclusion, reason, absent } = patch;
  if (reason === 'nothing-changed') return 'No testable line changed: nothing to judge.';
  if (reason === 'few-lines')
    return `Not judged: ${count(coverable, 'testable line')} changed, fewer than --min-lines asks; tests run ${covered}.`;
  if (reason === 'missing-files')
    return `${count(absent.length, 'changed file')} in no report, though --missing-files fail asks for all.`;
  if (percent === null) return `Not judged: ${reasonInWords(reason)}`;
  const failing = patch.gates.find(gate => !gate.isMet);
  const part = failing ?? (patch.gates.length === 1 ? patch.gates[0] : undefined);
  if (patch.gates.some(gate => gate.component !== null)) {
    const whole = `${percentText(percent)}: tests run ${covered} of the ${count(coverable, 'testable changed line')}`;
    if (part === undefined) return `${whole}; all parts reach their targets.`;
    return `${whole}; ${part.component ?? 'all else'}: ${percentText(part.percent)}, asked ${part.target}%: ${part.isMet ? 'reached' : 'fell short'}.`;
  }
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

const maxBlocks = 5;

/** `name` quotes a path in the manner of the output. */
export function stepSentence(patch: PatchCoverage, name: (path: string) => string): string | undefined {
  const step = smallestStep(patch);
  if (step === undefined) return undefined;
  const { blocks, covered, coverable, percent } = step;
  const { shown, more } = firstFew(blocks, maxBlocks);
  const places = shown.map(({ path, startLine, endLine }) => {
    const lines = startLine === endLine ? `line ${startLine}` : `lines ${lineRange(startLine, endLine)}`;

    return `${lines} of ${name(path)}`;
  });
  if (more > 0) places.push(`${count(more, 'more place')}, the largest below`);
  const [test, makes] = blocks.length === 1 ? ['a test that runs', 'makes'] : ['tests that run', 'make'];

  return `Smallest step: ${test} ${places.join(', ')} ${makes} it ${covered} of ${coverable} = ${percentText(percent)}.`;
}

export function partialSentence({ partial }: PatchCoverage, partials: string): string | undefined {
  if (partial === 0) return undefined;
  const verb = partial === 1 ? ['runs', 'it counts'] : ['run', 'they count'];
  return `${count(partial, 'line')} ${verb[0]} on some branches only; ${verb[1]} as ${partials === 'missed' ? 'not run' : 'run'} (--partials ${partials}).`;
}

/** What a report is and how much of it counts; behind its name. */
export function reportSentence({ report, placement }: Pick<ReadReport, 'report' | 'placement'>): string {
  const skipped =
    report.skippedRecords > 0
      ? `, ${count(report.skippedRecords, 'malformed record')} skipped${nearText(report)}`
      : '';
  const placed = `${placement.placed.size} of ${count(report.paths.length, 'path')} placed`;

  return `${reportFormats[report.format]}, ${count(report.lineCount, 'line')}, ${placed}${skipped}`;
}

function nearText({ firstSkipped }: ReadReport['report']): string {
  if (firstSkipped === null) return '';
  const place = 'line' in firstSkipped ? `line ${firstSkipped.line}` : `byte ${firstSkipped.byte}`;

  return `, the first near ${place}`;
}

export function percentText(percent: number): string {
  return `${percent.toFixed(2)}%`;
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
