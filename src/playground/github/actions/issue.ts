import { issueShape } from '../shapes/issue-shape.ts';
import type { Account, AppRecord } from '../world/account-records.ts';
import type { Issue } from '../world/conversation-records.ts';
import type { Repository } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';

export interface NewIssue {
  readonly title: string;
  readonly body: string | null;
  readonly labels: readonly string[];
  readonly author: Account;
  readonly app: AppRecord | null;
}

export function createIssue(state: WorldState, repository: Repository, fresh: NewIssue): Issue {
  const now = state.clock();
  const issue: Issue = {
    id: takeId(state),
    number: repository.nextNumber++,
    ...fresh,
    state: 'open',
    stateReason: null,
    assignees: [],
    milestone: null,
    type: null,
    blockedBy: 0,
    locked: false,
    closedBy: null,
    events: fresh.labels.map(label => ({ kind: 'LabeledEvent', actor: fresh.author, at: now, label })),
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  repository.issues.set(issue.number, issue);
  announce(state, repository, ['issues', 'opened'], fresh.author, {
    issue: issueShape(state, repository, issue),
  });
  return issue;
}
