import type { AccountRef } from '../model/authority.ts';

/** An issue as GitHub tells it. Title and body are whatever somebody typed since. */
export interface RepositoryIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** Why it was closed, where GitHub says so. */
  readonly stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  readonly isLocked: boolean;
  readonly labels: readonly string[];
  /** The App that opened it; null for people. */
  readonly appId: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
  /** Null where it is open, where that account was deleted, and in lists: only one issue alone tells it. */
  readonly closedBy: AccountRef | null;
}

/** `gone`: deleted. `moved`: transferred to another repository. `closed`: the repository has issues switched off, or may not be read. */
export type IssueSight = RepositoryIssue | 'gone' | 'moved' | 'closed';

export interface IssueChange {
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly stateReason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened';
}

/** Issues of one repository; the reads go past the cache. Writes are only for the write gateway. */
export interface IssueRequests {
  /** Labels that do not exist are created by GitHub. */
  createIssue(issue: {
    readonly title: string;
    readonly body: string;
    readonly labels: readonly string[];
  }): Promise<{ readonly number: number }>;
  updateIssue(number: number, change: IssueChange): Promise<void>;
  issue(number: number): Promise<IssueSight>;
  /** The account that carries what our App writes. */
  ownLogin(): Promise<string>;
  /** All that our own App opened, open or closed, the oldest first; no pull requests. */
  ownIssues(): Promise<readonly RepositoryIssue[]>;
}
