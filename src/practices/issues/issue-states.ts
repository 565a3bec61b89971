import type { Instant } from '../../model/records/instant.ts';
import type { IssueEvent, IssueRecord } from '../../model/records/issue-record.ts';

/** What an issue was during a time. Labels and logins are in lower case. */
export interface IssueState {
  readonly from: Instant;
  /** No longer part of it; infinite of the present state. */
  readonly until: Instant;
  readonly isOpen: boolean;
  readonly labels: ReadonlySet<string>;
  readonly assignees: ReadonlySet<string>;
}

/**
 * All states of an issue, in order. They are found backwards from what it is now: what happened before the oldest event
 * that is known changes nothing then. Nothing can be said where `events` is null.
 */
export function issueStates(issue: IssueRecord): readonly IssueState[] {
  const events = eventsOf(issue);
  let state: Omit<IssueState, 'from' | 'until'> = {
    isOpen: issue.closedAt === null,
    labels: new Set(issue.labels.map(label => label.toLowerCase())),
    assignees: new Set(issue.assignees.map(({ login }) => login.toLowerCase())),
  };
  let until = Infinity;
  const states: IssueState[] = [];
  for (const event of events.toReversed().toSorted((a, b) => b.at - a.at)) {
    if (event.at < until) states.push({ ...state, from: event.at, until });
    state = before(event, state);
    until = Math.min(until, event.at);
  }
  if (issue.openedAt < until) states.push({ ...state, from: issue.openedAt, until });

  return states.toReversed();
}

/** The end of an issue is known by itself too. */
function eventsOf({ events, closedAt }: IssueRecord): readonly IssueEvent[] {
  const known = (events ?? []).filter(({ kind }) => kind !== 'commented');
  if (closedAt === null || known.some(({ kind }) => kind === 'closed')) return known;

  return [...known, { kind: 'closed', at: closedAt, by: null, subject: '', byMember: false }];
}

export function stateAt(issue: IssueRecord, at: Instant): IssueState | undefined {
  return issueStates(issue).find(({ from, until }) => from <= at && at < until);
}

function before(
  { kind, subject }: IssueEvent,
  state: Omit<IssueState, 'from' | 'until'>,
): Omit<IssueState, 'from' | 'until'> {
  const name = subject.toLowerCase();
  if (kind === 'closed') return { ...state, isOpen: true };
  if (kind === 'reopened') return { ...state, isOpen: false };
  if (kind === 'labeled') return { ...state, labels: without(state.labels, name) };
  if (kind === 'unlabeled') return { ...state, labels: new Set([...state.labels, name]) };
  if (kind === 'assigned') return { ...state, assignees: without(state.assignees, name) };
  if (kind === 'unassigned') return { ...state, assignees: new Set([...state.assignees, name]) };

  return state;
}

function without(all: ReadonlySet<string>, one: string): ReadonlySet<string> {
  return new Set([...all].filter(item => item !== one));
}
