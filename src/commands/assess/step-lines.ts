import { askedText } from '../../render/ladder/asked-text.ts';
import { practiceText } from '../../render/ladder/practice-text.ts';
import { seenText } from '../../render/ladder/seen-text.ts';
import { practicesOf, type ShownAssessment } from '../../render/ladder/shown-assessment.ts';
import { printable } from '../printable.ts';
import { evidenceLine } from './evidence-line.ts';
import type { Paint } from './paint.ts';

const maxSteps = 3;

/** What to do next: what was seen and asked, where, and how. */
export function stepLines(shown: ShownAssessment, isAll: boolean, paint: Paint): readonly string[] {
  const { assessment, facts, texts } = shown;
  const { next, domains } = assessment;
  if (next.length === 0) {
    const few = domains.every(({ proven }) => proven === null);

    return [texts.text('assess:steps.none', { target: facts.policy.target, few })];
  }
  const steps = isAll ? next : next.slice(0, maxSteps);
  const all = next.length;
  const number = steps.length <= 12 ? texts.text(`assess:number.${steps.length}`) : String(steps.length);
  const title =
    steps.length < all
      ? texts.text('assess:steps.title-of', { number, all })
      : texts.text('assess:steps.title', { number, single: all === 1 });
  const practices = practicesOf(shown);
  const results = new Map(domains.flatMap(domain => domain.practices).map(one => [one.id, one]));
  const width = Math.max(...steps.map(({ practice }) => practice.length)) + 3;
  const numberWidth = String(steps.length).length;
  const indent = ' '.repeat(2 + numberWidth + 2 + width);

  return [
    paint('bold', title),
    ...steps.flatMap(({ practice: id, level }, index) => {
      const [practice, result] = [practices.get(id), results.get(id)];
      if (practice === undefined || result === undefined) return [];
      const seen = seenText(practice, result, texts);
      const asked = askedText(practice, level, result.figures, texts);
      const { text, more } = evidenceLine(result.evidence);
      const where =
        more > 0
          ? `${text}${texts.text('practices-doc:and')}${texts.text('assess:steps.more', { total: more })}`
          : text;

      return [
        `  ${String(index + 1).padStart(numberWidth)}  ${id.padEnd(width)}${printable(texts.text('assess:steps.seen', { seen, level, asked }))}`,
        ...(where === '' ? [] : [indent + paint('dim', printable(where))]),
        `${indent}→ ${printable(practiceText(practice, 'remedy', texts))}`,
      ];
    }),
  ];
}
