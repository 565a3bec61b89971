import { fullName } from '../../model/repository.ts';
import type { Policy, PolicyInForce, PolicyLanguage } from '../../policy/policy.ts';
import type { MaturityIssueInput, SaidBy } from '../../render/issues/issue-inputs.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { Services } from '../services.ts';
import type { AssessedTurn } from './assessed-turn.ts';

/** What the maturity issue is made from. */
export function reportInput(turn: AssessedTurn, filed: readonly FiledIssue[]): MaturityIssueInput {
  const { facts, assessment, earlier, policy } = turn;
  const open = filed.filter(({ subject, ending }) => subject !== 'maturity' && ending === null);

  return {
    ...{ facts, assessment, earlier, url: addressOf(turn), zone: zoneOf(policy.policy) },
    improvements: new Map(open.map(({ subject, number }) => [subject, number])),
    targetSaidBy: targetSaidBy(policy),
  };
}

export function addressOf({ services, repository }: Pick<AssessedTurn, 'services' | 'repository'>): string {
  return `${services.webUrl}/${fullName(repository)}`;
}

export function targetSaidBy({ provenance }: PolicyInForce): SaidBy {
  const said = provenance['target'];

  return said === undefined || said.source === 'built-in'
    ? { file: null, line: null }
    : { file: said.file, line: said.line };
}

/** What issues and answers to commands are written in. */
export function languageOf(
  { language }: Pick<Services, 'language'>,
  { policy }: PolicyInForce,
): PolicyLanguage {
  return policy.language ?? language;
}

/** The schedule's zone, or the calendar's where the schedule names none. */
export function zoneOf({ report, calendar }: Pick<Policy, 'report' | 'calendar'>): string {
  return report.schedule.zone === 'UTC' ? calendar.zone : report.schedule.zone;
}
