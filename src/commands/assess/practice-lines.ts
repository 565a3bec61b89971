import { isJudged } from '../../maturity/domain-level.ts';
import { domainNames } from '../../model/domain.ts';
import { askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import { askedText } from '../../render/ladder/asked-text.ts';
import { seenText } from '../../render/ladder/seen-text.ts';
import { practicesOf, type ShownAssessment } from '../../render/ladder/shown-assessment.ts';
import { printable } from '../printable.ts';
import type { Paint, Style } from './paint.ts';

const marks = { met: '✓', unmet: '✕', unknown: '?', 'not-applicable': '–' } as const;
const colours = {
  met: 'green',
  unmet: 'red',
  unknown: 'yellow',
  'not-applicable': 'dim',
} as const satisfies Record<string, Style>;

/** Every practice on a line, by domain: its state, its level, what was seen and what the next level asks. */
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
      const said = [seenText(practice, result, texts), ...nextOf(practice, result, shown)].join('; ');

      return [`  ${mark} ${level}  ${result.id.padEnd(width)}${printable(said)}`];
    }),
  ]);
}

function nextOf(
  practice: Parameters<typeof askedText>[0],
  { lines, figures }: PracticeResult,
  { texts }: ShownAssessment,
): readonly string[] {
  const level = askedLevels.find(one => lines[one] === 'unmet');
  if (level === undefined) return [];

  return [texts.text('assess:practice.asks', { level, asked: askedText(practice, level, figures, texts) })];
}
