import type { Account } from './account.ts';
import type { Instant } from './instant.ts';

/** What is remembered of a pull request: what happened when, not its text. */
export interface PullRequestRecord {
  readonly number: number;
  readonly title: string;
  readonly author: Account | null;
  readonly openedAt: Instant;
  readonly mergedAt: Instant | null;
  /** Of a merged one, the time of the merge. */
  readonly closedAt: Instant | null;
  readonly updatedAt: Instant;
  readonly isDraft: boolean;
  readonly baseBranch: string;
  readonly headSha: string;
  /** On the base branch: merge commit, squashed commit, or the last rebased one. */
  readonly mergeSha: string | null;
  readonly labels: readonly string[];
  readonly openedAsDraft: boolean;
  readonly events: readonly PullRequestEvent[];
  /** Null where GitHub did not tell all of them: never a part passed off as the whole. */
  readonly commits: readonly PullRequestCommit[] | null;
  readonly files: readonly ChangedPath[] | null;
  readonly reviews: readonly ReviewRecord[] | null;
  readonly threads: { readonly total: number; readonly resolved: number } | null;
  /** Issues that it closes or is linked with, in its own repository. */
  readonly issues: readonly number[];
  /** The same in other repositories of the organization. */
  readonly issuesElsewhere: number;
  readonly text: PullRequestText;
  /** Of the final head: from the first check queued to the last one completed. */
  readonly checks: {
    readonly queuedAt: Instant;
    readonly completedAt: Instant;
    readonly isGreen: boolean;
  } | null;
  /** Lines that put a host, a credential or a constant of one environment into source; null where nobody looked. */
  readonly environmentLiterals: number | null;
  /** Of the changed lines, as Rung judged them. */
  readonly coverage: { readonly covered: number; readonly coverable: number } | null;
}

export interface PullRequestEvent {
  readonly kind: 'ready' | 'draft' | 'closed' | 'reopened' | 'review-requested';
  readonly at: Instant;
}

export interface PullRequestCommit {
  readonly sha: string;
  readonly author: Account | null;
  readonly authoredAt: Instant;
  /** Null where nobody looked. */
  readonly touches: { readonly tests: boolean; readonly source: boolean } | null;
}

export interface ChangedPath {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly additions: number;
  readonly deletions: number;
}

export interface ReviewRecord {
  readonly author: Account | null;
  readonly state: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
  readonly at: Instant;
  readonly commitSha: string | null;
}

/** What title and body say, as far as practices ask for it. */
export interface PullRequestText {
  /** Boxes of task lists; one that is struck through counts as ticked. */
  readonly tasks: { readonly ticked: number; readonly open: number };
  /** Keys of the outside tool of work items, where the policy says how they look. */
  readonly keys: readonly string[];
  /** Headings with something below them, in lower case. */
  readonly sections: readonly string[];
  /** `Revert "…"` or "This reverts commit …": the commits, or pull requests as `#12`, that it takes back. */
  readonly reverts: readonly string[];
  /** A line `Failure: no`: it takes a feature back on purpose, and nothing had failed. */
  readonly deniesFailure?: boolean;
}
