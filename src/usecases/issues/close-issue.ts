import type { FiledIssue } from '../../store/issue-port.ts';
import type { AssessedTurn } from './assessed-turn.ts';
import type { PresentIssue } from './look-at-issues.ts';
import { remarkOn } from './remark-on.ts';
import { withoutMarker } from './without-marker.ts';

export interface Closing {
  readonly ending: 'done' | 'withdrawn';
  /** What the word is about. It is said once for each time that the issue was open, however many turns that takes. */
  readonly occasion: string;
  /** Why, in the one comment that comes with it; null for none. */
  readonly text: string | null;
}

/** Closes an issue of Rung's with a word why. One that is locked, or that nobody can find, is left alone. */
export async function closeIssue(
  { services, repository, at }: Pick<AssessedTurn, 'services' | 'repository' | 'at'>,
  { row, issue }: PresentIssue,
  { ending, occasion, text }: Closing,
): Promise<void> {
  if (issue === null || issue.isLocked) return;
  const { number, subject } = row;
  if (text !== null) {
    const openSince = row.endedAt ?? row.filedAt;
    const its = `${occasion}/${openSince.toISOString()}`;
    await remarkOn(services, repository, { number, occasion: its, text });
  }
  const body = withoutMarker(issue.body);
  const end = ending === 'done' ? 'close' : 'withdraw';
  const update = await services.writes.updateIssue(repository, { number, subject }, body, end);
  if (update === 'written') await services.store.issues.change(row, endedBy(ending, at), { ifOpen: true });
}

function endedBy(ending: Closing['ending'], endedAt: Date): Partial<FiledIssue> {
  return { ending, endedAt, acceptedUntil: null, reason: null, snoozedUntil: null };
}
