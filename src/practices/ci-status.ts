import type { CiState } from '../facts/ci-state.ts';
import type { TargetBranch } from '../facts/target-branch.ts';
import type { Finding } from '../model/finding.ts';

export interface CiStatusFacts {
  readonly ci: CiState;
  readonly targetBranch: TargetBranch;
  readonly mergeConflict: boolean;
  /** Some workflow run of the commit waits for a maintainer: its checks are not there yet. */
  readonly runsAwaitApproval: boolean;
}

export type CiStatusReason = 'no-ci' | 'merge-conflict' | 'awaiting-approval' | 'absent' | 'unfinished';

/** Have the required checks of the head commit finished green; all but the ignored ones where none are required? */
export function judgeCiStatus(facts: CiStatusFacts): Finding<CiStatusReason, CiStatusFacts> {
  const states = new Set(facts.ci.judged.map(item => item.state));
  if (states.has('red')) return { answer: 'unmet', evidence: facts };

  const reason = reasonOfDoubt(facts, states);
  if (reason !== null) return { answer: 'unknown', reason, evidence: facts };

  return { answer: 'met', evidence: facts };
}

/** Something that decides has not reported, and may do so without anybody's help. */
export function mayStillCome({ ci, mergeConflict, runsAwaitApproval }: CiStatusFacts): boolean {
  const isAbsenceExplained = mergeConflict || runsAwaitApproval;

  return ci.judged.some(item => item.state === 'running' || (item.state === 'absent' && !isAbsenceExplained));
}

function reasonOfDoubt(facts: CiStatusFacts, states: ReadonlySet<string>): CiStatusReason | null {
  if (states.size === 0) return facts.mergeConflict ? 'merge-conflict' : 'no-ci';
  if (states.has('awaiting-approval')) return 'awaiting-approval';
  if (states.has('running')) return 'unfinished';
  if (states.has('absent') && facts.runsAwaitApproval) return 'awaiting-approval';
  if (states.has('absent')) return facts.mergeConflict ? 'merge-conflict' : 'absent';

  return null;
}
