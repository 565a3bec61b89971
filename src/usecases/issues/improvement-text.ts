import type { LadderAssessment } from '../../maturity/assess.ts';
import type { NextStep } from '../../maturity/next-steps.ts';
import { type AskedLevel, askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import { catalogue } from '../../practices/catalogue.ts';
import type { IssueText } from '../../publish/issue-writes-port.ts';
import { improvementIssue } from '../../render/issues/improvement-issue.ts';
import type { AssessedTurn } from './assessed-turn.ts';
import { addressOf, languageOf, targetSaidBy } from './report-input.ts';

/** What an improvement issue says of what was found now. */
export function improvementText(
  { services, repository, policy, facts, assessment }: AssessedTurn,
  { step, result }: { readonly step: NextStep; readonly result: PracticeResult },
): IssueText {
  return improvementIssue(
    {
      ...{ facts, assessment, step, result },
      ...{ targetSaidBy: targetSaidBy(policy), url: addressOf({ services, repository }) },
    },
    services.texts,
    languageOf(services, policy),
  );
}

/** The step that an issue is about, also where another level of its domain comes first by now. */
export function stepOf(
  { next, domains }: LadderAssessment,
  practice: string,
  level: AskedLevel,
): NextStep | undefined {
  const found = next.find(step => step.practice === practice);
  const asked = catalogue.find(({ id }) => id === practice);
  if (found !== undefined || asked === undefined) return found;
  const own = domains.find(({ id }) => id === asked.domain)?.practices ?? [];
  const short = own.filter(
    ({ gates, lines }) => gates && askedLevels.some(at => at <= level && lines[at] === 'unmet'),
  );

  return { practice, domain: asked.domain, level, cost: asked.cost, stepsToLevel: short.length };
}
