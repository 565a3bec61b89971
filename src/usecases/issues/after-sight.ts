import type { IssueSight, RepositoryIssue } from '../../github/issue-port.ts';
import type { FiledIssue } from '../../store/issue-port.ts';
import { acceptedFrom, isLost } from './acceptance.ts';

export interface Beholder {
  /** Logins that the policy names as machine users. */
  readonly bots: readonly string[];
  readonly at: Date;
}

const still = { ending: null, endedAt: null, acceptedUntil: null, reason: null } as const;

/** What is known of an issue after a look at it; the same row where nothing is new. A closing says nothing of its reason yet. */
export function afterSight(row: FiledIssue, sight: IssueSight, beholder: Beholder): FiledIssue {
  if (sight === 'closed') return row;
  if (sight === 'gone') return lost(row, 'deleted', beholder.at);
  if (sight === 'moved') return lost(row, 'transferred', beholder.at);
  if (sight.state === 'open') return row.ending === null ? row : { ...row, ...still };

  return closed(row, sight, beholder);
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
  return login.endsWith('[bot]') || bots.includes(login);
}
