import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import { issueStates } from './issue-states.ts';
import { labelWords, says } from './label-words.ts';
import { rankOf } from './priority.ts';

/** Somebody took an issue. */
export interface Claim {
  readonly number: number;
  readonly at: Instant;
  /** The issue's priority at that moment, 0 the most urgent; null without one. */
  readonly rank: number | null;
}

/** An issue with a priority was there to be taken. */
interface FreeTime {
  readonly number: number;
  readonly rank: number;
  readonly openedAt: Instant;
  readonly from: Instant;
  readonly until: Instant;
}

/** So long an issue has to be open before not taking it says something. */
const settledMs = dayMs;
const waits: ReadonlySet<string> = new Set(['blocked', 'hold', 'waiting']);
const waitsChinese = ['阻塞', '挂起', '等待'];

/** Every claim of an open issue by somebody who is no bot. */
export function claimsOf(issue: IssueRecord, isBot: (login: string) => boolean): readonly Claim[] {
  const states = issueStates(issue);

  return (issue.events ?? []).flatMap(({ kind, at, subject }) => {
    if (kind !== 'assigned' || isBot(subject)) return [];
    const state = states.find(({ from, until }) => from <= at && at < until);
    if (state === undefined || !state.isOpen) return [];

    return [{ number: issue.number, at, rank: rankOf(state.labels, issue.priority) }];
  });
}

/** @returns whether no issue of strictly higher priority, open for more than a day, was free and unblocked then. */
export function mostUrgentFirst(
  issues: readonly IssueRecord[],
): (claim: { readonly number: number; readonly at: Instant; readonly rank: number }) => boolean {
  const free = issues.flatMap(freeTimes);

  return ({ number, at, rank }) =>
    !free.some(
      time =>
        time.rank < rank &&
        time.from <= at &&
        at < time.until &&
        at - time.openedAt > settledMs &&
        time.number !== number,
    );
}

function freeTimes(issue: IssueRecord): FreeTime[] {
  // GitHub does not tell since when it waits for another issue.
  if (issue.isBlocked) return [];

  return issueStates(issue).flatMap(({ from, until, isOpen, labels, assignees }) => {
    const rank = rankOf(labels, issue.priority);
    if (!isOpen || assignees.size > 0 || rank === null) return [];
    if ([...labels].some(label => says(labelWords(label), waits, waitsChinese))) return [];

    return [{ number: issue.number, rank, openedAt: issue.openedAt, from, until }];
  });
}
