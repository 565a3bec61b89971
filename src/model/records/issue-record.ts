import type { Account } from './account.ts';
import type { Instant } from './instant.ts';

/** What is remembered of an issue. */
export interface IssueRecord {
  readonly number: number;
  readonly title: string;
  readonly author: Account | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly closedAs: 'completed' | 'not-planned' | 'duplicate' | null;
  readonly labels: readonly string[];
  /** GitHub's issue type, in lower case. */
  readonly type: string | null;
  readonly assignees: readonly Account[];
  readonly milestone: number | null;
  /** The priority field of a project, where it may be seen. */
  readonly priority: string | null;
  /** Waits for another issue. */
  readonly isBlocked: boolean;
  /** Null where GitHub did not tell all of them. */
  readonly events: readonly IssueEvent[] | null;
  /** Headings of its body with something below them, in lower case: fields of an issue form. */
  readonly sections: readonly string[];
  /** `Caused-by:` lines: a commit, a pull request as `#12`, `deployment:34`, or `external`. */
  readonly causedBy: readonly string[];
  /** Issues and pull requests that its body names, where somebody looked. */
  readonly mentions?: readonly number[];
  /** Start and end fields of an incident's form. */
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

export interface IssueEvent {
  readonly kind: 'assigned' | 'unassigned' | 'labeled' | 'unlabeled' | 'closed' | 'reopened' | 'commented';
  readonly at: Instant;
  readonly by: Account | null;
  /** Who was assigned, which label; empty for the others. */
  readonly subject: string;
  /** Of a comment: by somebody with write access. */
  readonly byMember: boolean;
}

export interface MilestoneRecord {
  readonly number: number;
  readonly dueAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly openIssues: number;
  readonly closedIssues: number;
}
