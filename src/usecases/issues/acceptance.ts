import { dayOf } from '../../metrics/days.ts';
import { mostDays } from '../../model/issue-command.ts';
import type { FiledIssue } from '../../store/issue-port.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The last day on which something that was accepted then still is; in UTC. */
export function acceptedFrom(at: Date): string {
  return dayOf(at.getTime() + mostDays * dayMs, 'UTC');
}

export function isAccepted({ acceptedUntil }: Pick<FiledIssue, 'acceptedUntil'>, at: Date): boolean {
  return acceptedUntil !== null && acceptedUntil >= dayOf(at.getTime(), 'UTC');
}

export function isSnoozed({ snoozedUntil }: Pick<FiledIssue, 'snoozedUntil'>, at: Date): boolean {
  return snoozedUntil !== null && snoozedUntil > at;
}

/** Nobody can find it in its repository any more. */
export function isLost({ ending }: Pick<FiledIssue, 'ending'>): boolean {
  return ending === 'deleted' || ending === 'transferred';
}
