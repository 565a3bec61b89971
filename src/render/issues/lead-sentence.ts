import type { LadderAssessment } from '../../maturity/assess.ts';
import type { NextStep } from '../../maturity/next-steps.ts';
import { domainNames } from '../../model/domain.ts';
import { askedLevels } from '../../model/level.ts';
import { costs } from '../../practices/define-practice.ts';
import { practiceText } from '../ladder/practice-text.ts';
import { seenText } from '../ladder/seen-text.ts';
import { md } from '../markdown.ts';
import { asRendered, type Texts } from '../texts.ts';
import { findPractice } from './find-practice.ts';
import type { ImprovementIssueInput } from './issue-inputs.ts';
import { levelName } from './issue-view.ts';

/** What was found, and what it is a step to. */
export function leadSentence({ assessment, step, result }: ImprovementIssueInput, texts: Texts): string {
  const practice = findPractice(step.practice);
  const domain = domainNames[step.domain][texts.language];
  const unknown = unknownBelow(assessment, step);

  return texts
    .markdown('improvement:lead', {
      name: asRendered(practiceText(practice, 'name', texts)),
      seen: asRendered(seenText(practice, result, texts, md)),
      domain: texts.language === 'en' ? domain.toLowerCase() : domain,
      level: levelName(step.level, texts.language),
      ...{ isLast: step.stepsToLevel === 1, steps: step.stepsToLevel },
      ...{ isQuickest: isQuickest(assessment, step), unknown, single: unknown === 1 },
    })
    .toString();
}

/** No other step to the same level is as cheap. */
function isQuickest({ next }: LadderAssessment, step: NextStep): boolean {
  const others = next.filter(({ domain, practice }) => domain === step.domain && practice !== step.practice);

  return others.every(({ cost }) => costs.indexOf(cost) > costs.indexOf(step.cost));
}

/** Practices of the domain of which nobody knows yet whether they reach that level. */
function unknownBelow({ domains }: LadderAssessment, step: NextStep): number {
  const practices = domains.find(({ id }) => id === step.domain)?.practices ?? [];

  return practices.filter(
    ({ gates, lines }) => gates && askedLevels.some(at => at <= step.level && lines[at] === 'unknown'),
  ).length;
}
