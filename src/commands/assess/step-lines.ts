import type { NextStep } from '../../maturity/next-steps.ts';
import { noStepText } from '../../render/ladder/no-step-text.ts';
import { practiceText } from '../../render/ladder/practice-text.ts';
import { saidText } from '../../render/ladder/said-text.ts';
import { shortOfTarget } from '../../render/ladder/short-of-target.ts';
import { practicesOf, type ShownAssessment } from '../../render/ladder/shown-assessment.ts';
import type { Texts } from '../../render/texts.ts';
import { printable } from '../printable.ts';
import { evidenceLine } from './evidence-line.ts';
import type { Paint } from './paint.ts';

const maxSteps = 3;
const maxShort = 8;

/** What to do next: what was seen and asked, where, and how. */
export function stepLines(shown: ShownAssessment, isAll: boolean, paint: Paint): readonly string[] {
  const { assessment, facts, texts } = shown;
  const { next } = assessment;
  const { target } = facts.policy;
  const short = isAll ? [] : shortOfTarget(shown);
  const words = listed(short.slice(0, maxShort), short.length - maxShort, texts);
  const also = short.length === 0 ? [] : [texts.text('assess:steps.also', { target, words })];
  if (next.length === 0) {
    return [noStepText(shown), ...also];
  }
  const steps = isAll ? next : next.slice(0, maxSteps);

  return [
    paint('bold', titleOf(steps.length, next.length, texts)),
    ...linesOf(steps, shown, paint),
    ...spaced(also),
  ];
}

function titleOf(shown: number, all: number, texts: Texts): string {
  const number = shown <= 12 ? texts.text(`assess:number.${shown}`) : String(shown);

  return shown < all
    ? texts.text('assess:steps.title-of', { number, all })
    : texts.text('assess:steps.title', { number, single: all === 1 });
}

function linesOf(steps: readonly NextStep[], shown: ShownAssessment, paint: Paint): readonly string[] {
  const { assessment, texts } = shown;
  const practices = practicesOf(shown);
  const all = assessment.domains.flatMap(domain => domain.practices);
  const results = new Map(all.map(result => [result.id, result]));
  const width = Math.max(...steps.map(({ practice }) => practice.length)) + 3;
  const numberWidth = String(steps.length).length;
  const indent = ' '.repeat(2 + numberWidth + 2 + width);

  return steps.flatMap(({ practice: id }, index) => {
    const [practice, result] = [practices.get(id), results.get(id)];
    if (practice === undefined || result === undefined) return [];
    const { words, more } = evidenceLine(result.evidence);
    const where = listed(words, more, texts);

    return [
      `  ${String(index + 1).padStart(numberWidth)}  ${id.padEnd(width)}${printable(saidText(practice, result, texts))}`,
      ...(where === '' ? [] : [indent + paint('dim', printable(where))]),
      `${indent}→ ${printable(practiceText(practice, 'remedy', texts))}`,
    ];
  });
}

/** `a, b, and 3 more`. */
export function listed(words: readonly string[], more: number, texts: Texts): string {
  const rest = more > 0 ? [texts.text('assess:steps.more', { total: more })] : [];

  return [...words, ...rest].join(texts.text('practices-doc:and'));
}

const spaced = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines]);
