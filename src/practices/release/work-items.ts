import type { ReleasedChange, ReleasedChanges } from '../../facts/released-changes.ts';
import type { Finding } from '../../model/finding.ts';
import type { NamesWorkItem } from './work-item-reference.ts';

export interface WorkItemsEvidence {
  /** Tag of the release before; null when there is none. */
  readonly since: string | null;
  readonly judged: number;
  readonly linked: number;
  readonly without: readonly ReleasedChange[];
  /** Left out: updates that a bot brought. */
  readonly byBots: number;
  readonly notRead: number;
}

export type WorkItemsReason = 'first' | 'not-listed' | 'no-tag' | 'no-history' | 'no-changes' | 'too-many';

/** Percent of the changes. */
export const workItemsTarget = 80;

/** Do the changes since the release before name the work items that they serve? */
export function judgeWorkItems(
  changes: ReleasedChanges,
  namesWorkItem: NamesWorkItem,
): Finding<WorkItemsReason, WorkItemsEvidence> {
  if (changes.state === 'first')
    return { answer: 'not-applicable', reason: 'first', evidence: nothing(null) };
  if (changes.state !== 'known')
    return { answer: 'unknown', reason: changes.state, evidence: nothing(changes.since) };

  const byPeople = changes.changes.filter(change => !change.byBot);
  const without = byPeople.filter(change => !namesWorkItem(change.text, change.number));
  const evidence: WorkItemsEvidence = {
    since: changes.since,
    judged: byPeople.length,
    linked: byPeople.length - without.length,
    without,
    byBots: changes.changes.length - byPeople.length,
    notRead: changes.notRead,
  };
  const { judged, linked, notRead } = evidence;
  if (judged + notRead === 0) return { answer: 'not-applicable', reason: 'no-changes', evidence };

  // What nobody looked at may all be linked, or none of it: only where both give the same answer there is one.
  if (reaches(linked, judged + notRead)) return { answer: 'met', evidence };
  if (!reaches(linked + notRead, judged + notRead)) return { answer: 'unmet', evidence };

  return { answer: 'unknown', reason: 'too-many', evidence };
}

function reaches(linked: number, all: number): boolean {
  return linked * 100 >= workItemsTarget * all;
}

function nothing(since: string | null): WorkItemsEvidence {
  return { since, judged: 0, linked: 0, without: [], byBots: 0, notRead: 0 };
}
