import type { IssueSight, RepositoryIssue } from '../../github/issue-port.ts';
import { isMachine } from '../../model/is-machine.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import { acceptedFrom, isLost } from './acceptance.ts';

export interface Beholder {
  /** Logins that the policy names as machine users. */
  readonly bots: readonly string[];
  readonly at: Date;
}

/** What GitHub tells of an issue. `isOurs`: Rung itself closed it. */
export interface Seen {
  readonly sight: IssueSight;
  readonly isOurs: boolean;
}

const still = { ending: null, acceptedUntil: null, reason: null } as const;

/** What is known of an issue after a look at it; the same row where nothing is new. A closing says nothing of its reason yet. */
export function afterSight(row: FiledIssue, { sight, isOurs }: Seen, beholder: Beholder): FiledIssue {
  if (sight === 'closed') return row;
  if (sight === 'gone') return lost(row, 'deleted', beholder.at);
  if (sight === 'moved') return lost(row, 'transferred', beholder.at);
  if (sight.state === 'open') return row.ending === null ? row : { ...row, ...still };
  if (isOurs && row.ending === null) return endedByUs(row, sight, beholder.at);

  return closed(row, sight, beholder);
}

/** The server ended after it had closed the issue, and before it noted that. */
function endedByUs(row: FiledIssue, { stateReason, closedAt }: RepositoryIssue, at: Date): FiledIssue {
  const ending = stateReason === 'not_planned' ? 'withdrawn' : 'done';

  return { ...row, ...still, ending, endedAt: closedAt ?? at, snoozedUntil: null };
}

/** Somebody wanted to see it no more: that accepts what it said. */
function lost(row: FiledIssue, ending: 'deleted' | 'transferred', at: Date): FiledIssue {
  if (isLost(row)) return row;

  return { ...row, ending, endedAt: at, acceptedUntil: acceptedFrom(at), reason: null };
}

/** What a person decided counts, whatever Rung did before. What a bot closed, nobody decided: it rests, and nothing is accepted. */
function closed(row: FiledIssue, issue: RepositoryIssue, { bots, at }: Beholder): FiledIssue {
  const endedAt = issue.closedAt ?? at;
  const isBots = issue.closedBy !== null && isBot(issue.closedBy.login, bots);
  if (isBots && row.ending !== null && !isLost(row)) return row;
  const ending = issue.stateReason === 'not_planned' && !isBots ? 'not-planned' : 'completed';
  if (row.ending === ending && row.endedAt?.getTime() === endedAt.getTime()) return row;

  return {
    ...row,
    ...{ ending, endedAt, reason: null },
    acceptedUntil: ending === 'not-planned' ? acceptedFrom(endedAt) : null,
  };
}

function isBot(login: string, bots: readonly string[]): boolean {
  return login.endsWith('[bot]') || isMachine(login, bots);
}
