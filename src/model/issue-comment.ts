/** A comment on an issue or in the conversation of a pull request. Its body is whatever somebody typed. */
export interface IssueComment {
  readonly id: number;
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
