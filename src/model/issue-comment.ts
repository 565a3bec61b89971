/** A comment on an issue or in the conversation of a pull request. Its body is whatever somebody typed. */
export interface IssueComment {
  readonly id: number;
  /** The issue or pull request it stands on; null where GitHub does not tell. */
  readonly issueNumber: number | null;
  readonly body: string;
  /** Null when the account was deleted. */
  readonly authorId: number | null;
  /** The App that wrote it; null for people. */
  readonly appId: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The same, as the list of a whole repository tells it. */
export interface WrittenComment extends IssueComment {
  readonly author: { readonly id: number; readonly login: string; readonly isPerson: boolean } | null;
  /** False on an issue. */
  readonly isOnPullRequest: boolean;
}

/** What GitHub lets one answer to a comment with, as far as Rung does. */
export type Reaction = 'eyes' | 'confused' | '+1';
