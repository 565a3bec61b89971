import { isJudged } from '../../maturity/domain-level.ts';
import { domainNames } from '../../model/domain.ts';
import { practiceText } from '../../render/ladder/practice-text.ts';
import { saidText } from '../../render/ladder/said-text.ts';
import { isShort } from '../../render/ladder/short-of-target.ts';
import { practicesOf, type ShownAssessment } from '../../render/ladder/shown-assessment.ts';
import { printable } from '../printable.ts';
import { evidenceLine } from './evidence-line.ts';
import type { Paint, Style } from './paint.ts';
import { listed } from './step-lines.ts';

const marks = { met: '✓', unmet: '✕', unknown: '?', 'not-applicable': '–' } as const;
const colours = {
  met: 'green',
  unmet: 'red',
  unknown: 'yellow',
  'not-applicable': 'dim',
} as const satisfies Record<string, Style>;

/** Every practice on a line, by domain: its state, its level, what was seen and where, and what the next level asks. */
export function practiceLines(shown: ShownAssessment, paint: Paint): readonly string[] {
  const { assessment, texts } = shown;
  const practices = practicesOf(shown);
  const asked = assessment.domains.filter(domain => domain.practices.length > 0);
  const width = Math.max(0, ...asked.flatMap(domain => domain.practices.map(({ id }) => id.length))) + 2;

  return asked.flatMap(({ id, practices: results }, index) => [
    ...(index === 0 ? [] : ['']),
    paint('bold', domainNames[id][texts.language]),
    ...results.flatMap(result => {
      const practice = practices.get(result.id);
      if (practice === undefined) return [];
      const mark = paint(colours[result.state], marks[result.state]);
      const level = isJudged(result) ? String(result.level) : ' ';
      const { words, more } = evidenceLine(result.evidence);
      const where = printable(listed(words, more, texts));

      return [
        `  ${mark} ${level}  ${result.id.padEnd(width)}${printable(saidText(practice, result, texts))}`,
        ...(where === '' ? [] : [`${' '.repeat(7 + width)}${paint('dim', where)}`]),
        ...(isShort(result, shown)
          ? [`${' '.repeat(7 + width)}→ ${printable(practiceText(practice, 'remedy', texts))}`]
          : []),
      ];
    }),
  ]);
}
