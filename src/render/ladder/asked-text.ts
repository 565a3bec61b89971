import type { AskedLevel } from '../../model/level.ts';
import type { Figures } from '../../model/practice-result.ts';
import type { Practice } from '../../practices/define-practice.ts';
import type { Line } from '../../practices/thresholds.ts';
import type { Texts } from '../texts.ts';
import { formatLine } from './format-value.ts';
import { practiceText } from './practice-text.ts';

/** What one line of a practice asks: `≥ 70%`, or the step and the conditions in words; of "at least nothing" the conditions alone. */
export function lineText(practice: Practice, line: Line, texts: Texts): string {
  const { unit } = practice.levels;
  const what =
    unit === 'step' ? practiceText(practice, `step-${line.value}`, texts) : formatLine(line, unit, texts);
  const and = (line.and ?? []).map(name => practiceText(practice, `condition-${name}`, texts));

  return (isAnyValue(line) ? and : [what, ...and]).join(texts.text('practices-doc:and'));
}

/** Any value meets it, so that its conditions are all that it asks. */
export function isAnyValue(line: Line): boolean {
  return line.is === '≥' && line.value === 0 && line.and !== undefined;
}

/** The same for one repository: of a share, how many it takes of those that there are. */
export function askedText(practice: Practice, level: AskedLevel, figures: Figures, texts: Texts): string {
  const line = practice.levels.lines[level];
  if (line === undefined) return texts.text('assess:practice.top');
  const whole = figures['whole'];
  const isShare = practice.levels.unit === 'percent' && line.is === '≥' && line.and === undefined;
  if (!isShare || typeof whole !== 'number' || whole === 0) return lineText(practice, line, texts);
  // Sums of fractions may be a hair above the whole number that is meant.
  const need = Math.ceil((line.value * whole) / 100 - 1e-9);

  return texts.text('assess:steps.share', { need, whole });
}

/** The same as a sentence: `level 3 asks 5 of 6`. */
export function asksText(practice: Practice, level: AskedLevel, figures: Figures, texts: Texts): string {
  const { unit, lines } = practice.levels;
  const isPlainYes = unit === 'yes' && lines[level]?.and === undefined;
  const form = isPlainYes ? 'asks-yes' : unit === 'step' ? 'asks-step' : 'asks';

  return texts.text(`assess:practice.${form}`, { level, asked: askedText(practice, level, figures, texts) });
}
