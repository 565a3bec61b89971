import { dayOf } from '../../metrics/days.ts';
import { keptEvidence } from '../../practices/share.ts';
import { firstFew } from '../first-few.ts';
import { askedText } from '../ladder/asked-text.ts';
import { evidenceMarkdown } from '../ladder/evidence-markdown.ts';
import { formatValue } from '../ladder/format-value.ts';
import { headSha } from '../ladder/shown-assessment.ts';
import { asRendered, type Texts } from '../texts.ts';
import { dayText } from './day-text.ts';
import { findPractice } from './find-practice.ts';
import type { ImprovementIssueInput } from './issue-inputs.ts';

const maxShown = 5;

/** When and where it was seen, with links, and how far it is from what the level asks. */
export function seenParagraph(input: ImprovementIssueInput, texts: Texts): string {
  const { facts, result, step, url } = input;
  const practice = findPractice(step.practice);
  const { unit } = practice.levels;
  const withUrl = { facts: { ...facts, webUrl: url } };
  const { shown, more } = firstFew(result.evidence, maxShown);
  const links = shown.map(one => evidenceMarkdown(one, withUrl));
  // A step is said in words, and yes or no by the sentence above.
  const isFigure = result.value !== null && unit !== 'step' && unit !== 'yes';

  return texts
    .markdown('improvement:seen', {
      day: dayText(dayOf(facts.at, facts.policy.calendar.zone), texts.language),
      sha: headSha({ facts })?.slice(0, 7),
      evidence: links.length === 0 ? null : asRendered(links.join(texts.text('improvement:comma'))),
      more,
      // So many are kept of a finding; how many more there were is not known here.
      isCut: result.evidence.length >= keptEvidence,
      value: isFigure ? formatValue(result.value ?? 0, practice.levels, texts) : null,
      ...{ isAtLeast: result.isAtLeast, days: result.windowDays, level: step.level },
      ...{ isYes: unit === 'yes', isStep: unit === 'step' },
      asked: asRendered(askedText(practice, step.level, result.figures, texts)),
    })
    .toString();
}
