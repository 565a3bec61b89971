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

/** What GitHub lets one answer to a comment with, as far as Rung does. */
export type Reaction = 'eyes' | 'confused' | '+1';
