import type { LadderAssessment } from '../../maturity/assess.ts';
import { chooseImprovements } from '../../maturity/improvements.ts';
import type { NextStep } from '../../maturity/next-steps.ts';
import { isMateriallyWorse, isResolved } from '../../maturity/resolution.ts';
import { resultIn } from '../../maturity/turn.ts';
import { type AskedLevel, askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import type { Policy } from '../../policy/policy.ts';
import type { EarlierTurn } from '../../render/issues/issue-inputs.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import { isAccepted, isSnoozed } from './acceptance.ts';
import { findingHash } from './finding-hash.ts';
import { aboutAWeekMs } from './paces.ts';

/** It left the catalogue; somebody waived it; its profile or a lower target does not ask for it. */
export type AskedNoMore = 'removed' | 'waived' | 'not-asked';

/** What becomes of one improvement issue at a turn. `earlier`: what is known of an issue of the same practice that ended. */
export type ImprovementStep =
  | { readonly kind: 'close'; readonly why: 'done' | AskedNoMore; readonly row: FiledIssue }
  | { readonly kind: 'renew'; readonly row: FiledIssue }
  | { readonly kind: 'file'; readonly step: NextStep; readonly earlier: FiledIssue | null };

export interface ImprovementQuestion {
  /** All issues that Rung filed in the repository, the maturity issue too. */
  readonly filed: readonly FiledIssue[];
  readonly policy: Pick<Policy, 'report' | 'target'>;
  readonly assessment: LadderAssessment;
  readonly previous: EarlierTurn | null;
  readonly at: Date;
}

export function planImprovements(question: ImprovementQuestion): readonly ImprovementStep[] {
  const open = improvements(question.filed).filter(({ ending }) => ending === null);

  return [...open.flatMap(row => tend(row, question)), ...worthFiling(question)];
}

/** The level whose line the issue asks for. */
export function levelAsked({ before }: Pick<FiledIssue, 'before'>): AskedLevel | undefined {
  const result = before as PracticeResult | null;

  return askedLevels.find(level => result?.lines[level] === 'unmet');
}

function improvements(filed: readonly FiledIssue[]): readonly FiledIssue[] {
  return filed.filter(({ subject }) => subject !== 'maturity');
}

function tend(row: FiledIssue, question: ImprovementQuestion): readonly ImprovementStep[] {
  const { assessment, previous, at } = question;
  const level = levelAsked(row);
  const why = askedNoMore(row, level, question);
  if (why !== undefined) return [{ kind: 'close', why, row }];
  if (level !== undefined && isResolved(row.subject, level, assessment, previous))
    return [{ kind: 'close', why: 'done', row }];

  const result = resultIn(assessment, row.subject);
  const isNews = result !== undefined && isShort(result) && findingHash(result) !== row.contentHash;

  return isNews && !isSnoozed(row, at) ? [{ kind: 'renew', row }] : [];
}

/** Whatever moves by itself is believed when it was so in two turns running. */
function askedNoMore(
  { subject }: FiledIssue,
  level: AskedLevel | undefined,
  { assessment, previous, policy }: ImprovementQuestion,
): AskedNoMore | undefined {
  const known = assessment.domains.flatMap(({ practices }) => practices).find(({ id }) => id === subject);
  if (known === undefined) return 'removed';
  if (known.reason?.kind === 'waived') return 'waived';
  if (level !== undefined && level > policy.target) return 'not-asked';
  const isLeftOut = (result: PracticeResult | undefined) =>
    result !== undefined && (result.state === 'not-applicable' || !result.gates);

  return isLeftOut(known) && isLeftOut(resultIn(previous, subject)) ? 'not-asked' : undefined;
}

/**
 * None in the first week of the maturity issue, and none while it rests. One that a person closed as completed comes back
 * when it got materially worse in two turns running; all others are chosen anew, once nobody accepts the present state.
 */
function worthFiling(question: ImprovementQuestion): readonly ImprovementStep[] {
  const { filed, policy, assessment, previous, at } = question;
  const report = filed.find(({ subject }) => subject === 'maturity');
  const isQuiet = report === undefined || report.ending !== null || isSnoozed(report, at);
  if (isQuiet || at.getTime() - report.filedAt.getTime() < aboutAWeekMs) return [];

  const rows = new Map(improvements(filed).map(row => [row.subject, row]));
  const taken = new Set([...rows.values()].filter(row => isTaken(row, question)).map(row => row.subject));
  const { focus } = policy.report;
  const steps = chooseImprovements({
    ...{ assessment, previous, taken },
    policy: { focus, target: policy.target },
  });

  return steps
    .slice(0, Math.max(1, policy.report['improvement-issues']['per-week']))
    .map(step => ({ kind: 'file', step, earlier: rows.get(step.practice) ?? null }));
}

function isTaken(row: FiledIssue, { assessment, previous, at }: ImprovementQuestion): boolean {
  if (row.ending === null || isAccepted(row, at) || isSnoozed(row, at)) return true;
  if (row.ending !== 'completed') return false;
  const before = row.before as PracticeResult | null;
  const isWorse = [resultIn(assessment, row.subject), resultIn(previous, row.subject)].every(
    result => before !== null && result !== undefined && isMateriallyWorse(before, result),
  );

  return !isWorse;
}

function isShort({ lines }: PracticeResult): boolean {
  return askedLevels.some(level => lines[level] === 'unmet');
}
