import type { Account, AppRecord } from './account-records.ts';

export interface Issue {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  readonly author: Account;
  readonly app: AppRecord | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  labels: readonly string[];
  assignees: readonly Account[];
  milestone: number | null;
  /** The organization's name for what sort of issue it is. */
  type: string | null;
  /** How many open issues it waits for. */
  blockedBy: number;
  /** Only people with write access may comment then, and no App. */
  locked: boolean;
  closedBy: Account | null;
  readonly events: IssueEvent[];
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

/** What became of an issue that is no longer in its repository. */
export type LeftIssue = 'deleted' | { readonly repositoryId: number; readonly number: number };

/** What its page shows between the comments, in GraphQL's names. */
export interface IssueEvent {
  readonly kind:
    | 'AssignedEvent'
    | 'UnassignedEvent'
    | 'LabeledEvent'
    | 'UnlabeledEvent'
    | 'ClosedEvent'
    | 'ReopenedEvent';
  readonly actor: Account;
  readonly at: Date;
  readonly assignee?: Account;
  readonly label?: string;
}

export interface Comment {
  readonly id: number;
  readonly issueNumber: number;
  body: string;
  readonly author: Account;
  readonly app: AppRecord | null;
  readonly reactions: CommentReaction[];
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface CommentReaction {
  readonly id: number;
  readonly content: string;
  readonly author: Account;
  readonly createdAt: Date;
}

/** What its page shows between the comments, in GraphQL's names. */
export interface PullRequestEvent {
  readonly kind:
    | 'ReadyForReviewEvent'
    | 'ConvertToDraftEvent'
    | 'ClosedEvent'
    | 'ReopenedEvent'
    | 'ReviewRequestedEvent';
  readonly actor: Account;
  readonly at: Date;
}
