import type { DoneFacts } from '../../facts/done-facts.ts';
import { mostUrgentFirst } from '../issues/claims.ts';
import { rankOf } from '../issues/priority.ts';
import type { Verdict } from '../share-of-known.ts';

/** The most urgent of the linked issues that are open and carry a priority, 0 the most urgent; null where none does. */
export function rankOfLinked({ linked }: Pick<DoneFacts, 'linked'>): number | null {
  const ranks = linked.flatMap(issue => rankOf(issue.labels, issue.priority) ?? []);

  return ranks.length === 0 ? null : Math.min(...ranks);
}

/**
 * Was nothing more urgent free when the work was taken up? Undefined where no linked issue carries a priority. The moment is
 * that of the pull request: what became urgent afterwards changes nothing.
 */
export function inPriorityOrder({
  pull,
  linked,
  free,
}: Pick<DoneFacts, 'pull' | 'linked' | 'free'>): Verdict | undefined {
  const rank = rankOfLinked({ linked });
  if (rank === null) return undefined;
  if (rank === 0) return true;
  if (free === null) return { kind: 'truncated', what: 'issues' };
  const own = new Set(linked.map(({ number }) => number));
  const isFirst = mostUrgentFirst(free.issues.filter(({ number }) => !own.has(number)));
  if (!isFirst({ number: linked[0]?.number ?? 0, at: pull.openedAt, rank })) return false;

  return free.isWhole ? true : { kind: 'truncated', what: 'issues' };
}
