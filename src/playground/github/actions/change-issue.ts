import { accountShape } from '../shapes/account-shape.ts';
import { issueShape } from '../shapes/issue-shape.ts';
import type { Json } from '../shapes/json.ts';
import { labelShape } from '../shapes/pull-request-shape.ts';
import type { Account } from '../world/account-records.ts';
import type { Issue, IssueEvent } from '../world/conversation-records.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';

export interface Doing {
  readonly state: WorldState;
  readonly repository: Repository;
  readonly issue: Issue;
  readonly sender: Account;
}

export function assignIssue(doing: Doing, assignee: Account, isAssigned: boolean): void {
  const others = doing.issue.assignees.filter(one => one.id !== assignee.id);
  doing.issue.assignees = isAssigned ? [...others, assignee] : others;
  const kind = isAssigned ? 'AssignedEvent' : 'UnassignedEvent';
  tell(
    doing,
    isAssigned ? 'assigned' : 'unassigned',
    { kind, assignee },
    {
      assignee: accountShape(doing.state, assignee),
    },
  );
}

export function labelIssue(doing: Doing, label: string, isOn: boolean): void {
  const others = doing.issue.labels.filter(one => one !== label);
  doing.issue.labels = isOn ? [...others, label] : others;
  const kind = isOn ? 'LabeledEvent' : 'UnlabeledEvent';
  tell(
    doing,
    isOn ? 'labeled' : 'unlabeled',
    { kind, label },
    {
      label: labelShape(doing.state, doing.repository, label, 0),
    },
  );
}

export function editIssue(
  { state, repository, issue, sender }: Doing,
  change: { readonly title?: string | undefined; readonly body?: string | undefined },
): void {
  const { title = issue.title, body = issue.body } = change;
  const changes = {
    ...(title === issue.title ? {} : { title: { from: issue.title } }),
    ...(body === issue.body ? {} : { body: { from: issue.body ?? '' } }),
  };
  if (Object.keys(changes).length === 0) return;
  Object.assign(issue, { title, body, updatedAt: state.clock() });
  announce(state, repository, ['issues', 'edited'], sender, {
    issue: issueShape(state, repository, issue),
    changes,
  });
}

export function lockIssue({ state, repository, issue, sender }: Doing, isLocked: boolean): void {
  Object.assign(issue, { locked: isLocked, updatedAt: state.clock() });
  announce(state, repository, ['issues', isLocked ? 'locked' : 'unlocked'], sender, {
    issue: issueShape(state, repository, issue),
  });
}

export function closeIssue(doing: Doing, reason: 'completed' | 'not_planned' | 'duplicate'): void {
  doing.issue.state = 'closed';
  doing.issue.stateReason = reason;
  doing.issue.closedAt = doing.state.clock();
  doing.issue.closedBy = doing.sender;
  tell(doing, 'closed', { kind: 'ClosedEvent' });
}

export function reopenIssue(doing: Doing): void {
  doing.issue.state = 'open';
  doing.issue.stateReason = 'reopened';
  doing.issue.closedAt = null;
  doing.issue.closedBy = null;
  tell(doing, 'reopened', { kind: 'ReopenedEvent' });
}

function tell(
  { state, repository, issue, sender }: Doing,
  action: string,
  event: Omit<IssueEvent, 'actor' | 'at'>,
  more: Json = {},
): void {
  const at = state.clock();
  issue.events.push({ ...event, actor: sender, at });
  issue.updatedAt = at;
  announce(state, repository, ['issues', action], sender, {
    issue: issueShape(state, repository, issue),
    ...more,
  });
}
