import { askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import { formatValue } from '../ladder/format-value.ts';
import { practiceText } from '../ladder/practice-text.ts';
import { seenText } from '../ladder/seen-text.ts';
import { md } from '../markdown.ts';
import { asRendered, type Texts } from '../texts.ts';
import { resultsOf } from './earlier-turn.ts';
import { findPractice } from './find-practice.ts';
import type { ImprovementIssueInput } from './issue-inputs.ts';

/** Why anybody should care, with what it costs in this very repository, where that was measured and is short of the target. */
export function whyParagraph(input: ImprovementIssueInput, texts: Texts): string {
  const practice = findPractice(input.step.practice);
  const why = practiceText(practice, 'why', texts);
  const cost = costHere(input);

  return texts
    .markdown('improvement:why', {
      why: asRendered(why),
      here: cost === undefined ? null : asRendered(hereSentence(cost, texts)),
    })
    .toString();
}

function costHere({ step, assessment, facts }: ImprovementIssueInput): Measured | undefined {
  const results = resultsOf(assessment.domains);
  const upTo = askedLevels.filter(level => level <= facts.policy.target);

  return findPractice(step.practice)
    .seenIn.flatMap(id => results.get(id) ?? [])
    .filter(isMeasured)
    .find(({ lines }) => upTo.some(level => lines[level] === 'unmet'));
}

type Measured = PracticeResult & { readonly value: number };

const isMeasured = (result: PracticeResult): result is Measured => result.value !== null;

function hereSentence(result: Measured, texts: Texts): string {
  const practice = findPractice(result.id);

  return texts.text('improvement:here', {
    name: practiceText(practice, 'name', texts),
    value: formatValue(result.value, practice.levels, texts),
    seen: seenText(practice, result, texts, md),
    days: result.windowDays,
  });
}
