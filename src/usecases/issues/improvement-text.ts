import type { LadderAssessment } from '../../maturity/assess.ts';
import type { NextStep } from '../../maturity/next-steps.ts';
import { dayOf } from '../../metrics/days.ts';
import { type AskedLevel, askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import { catalogue } from '../../practices/catalogue.ts';
import type { IssueText } from '../../publish/issue-writes-port.ts';
import { improvementIssue } from '../../render/issues/improvement-issue.ts';
import type { AssessedTurn } from './assessed-turn.ts';
import { addressOf, languageOf, targetSaidBy } from './report-input.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** What an improvement issue says that was filed then, of what was found now. */
export function improvementText(
  { services, repository, policy, facts, assessment }: AssessedTurn,
  { step, result, filedAt }: { step: NextStep; result: PracticeResult; filedAt: Date },
): IssueText {
  const perWeek = policy.policy.report['improvement-issues']['per-week'];
  const next = filedAt.getTime() + (perWeek > 1 ? 0 : weekMs);

  return improvementIssue(
    {
      ...{ facts, assessment, step, result },
      ...{ targetSaidBy: targetSaidBy(policy), url: addressOf({ services, repository }) },
      nextNotBefore: dayOf(next, policy.policy.calendar.zone),
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
