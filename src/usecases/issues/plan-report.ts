import type { LadderAssessment } from '../../maturity/assess.ts';
import type { EarlierTurn } from '../../render/issues/issue-inputs.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import type { LadderState } from '../../store/ladder-port.ts';
import { isAccepted, isLost, isSnoozed } from './acceptance.ts';
import { leastHistoryMs } from './paces.ts';

/** What becomes of the maturity issue at a turn. `replaces`: one that was deleted or transferred, and accepted so long. */
export type ReportStep =
  | { readonly kind: 'open'; readonly replaces: FiledIssue | null }
  | { readonly kind: 'renew'; readonly row: FiledIssue; readonly isReopened: boolean };

export interface ReportQuestion {
  readonly row: FiledIssue | undefined;
  readonly state: Pick<LadderState, 'backfilledAt' | 'eventsSince'>;
  readonly assessment: LadderAssessment;
  readonly previous: EarlierTurn | null;
  /** Of what the issue would say now. */
  readonly contentHash: string;
  readonly at: Date;
}

/** With fewer there is nothing to compare. */
const leastDomains = 2;

/** Null where nothing is to be written: nothing changed, or people want no word now. */
export function planReport(question: ReportQuestion): ReportStep | null {
  const { row, assessment, previous, contentHash, at } = question;
  if (row === undefined) return isReady(question) ? { kind: 'open', replaces: null } : null;
  if (isSnoozed(row, at) || isAccepted(row, at)) return null;
  if (isLost(row)) return isReady(question) ? { kind: 'open', replaces: row } : null;
  if (row.ending === null)
    return row.contentHash === contentHash ? null : { kind: 'renew', row, isReopened: false };
  const mayReopen = row.ending !== 'completed' || hasFallen(previous, assessment);

  return mayReopen ? { kind: 'renew', row, isReopened: true } : null;
}

function isReady({ state, assessment, at }: ReportQuestion): boolean {
  const isOld = at.getTime() - state.eventsSince.getTime() >= leastHistoryMs;
  const judged = assessment.domains.filter(({ proven }) => proven !== null);

  return (state.backfilledAt !== null || isOld) && judged.length >= leastDomains;
}

/** A level that is known to be lower: one that nobody knows any more did not fall. */
function hasFallen(before: EarlierTurn | null, now: LadderAssessment): boolean {
  const levels = new Map(before?.domains.map(({ id, proven }) => [id, proven]));

  return now.domains.some(({ id, possible }) => possible !== null && possible < (levels.get(id) ?? 0));
}
