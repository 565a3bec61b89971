import type { Account } from './account.ts';
import type { Instant } from './instant.ts';

/** A commit of the default branch. */
export interface CommitRecord {
  readonly sha: string;
  /** The first one is the branch's own line. */
  readonly parents: readonly string[];
  readonly author: Account | null;
  readonly authoredAt: Instant;
  readonly committedAt: Instant;
  /** "This reverts commit …": what it takes back. */
  readonly reverts: readonly string[];
  /** A line `Failure: no`, beside what it reverts. */
  readonly deniesFailure?: boolean;
}

/** A new head of the default branch: one push, or one merge. */
export interface HeadRecord {
  readonly sha: string;
  readonly at: Instant;
  /** Who pushed or merged it; of a merge by an App, the author of the pull request. */
  readonly by: Account | null;
  readonly pullRequest: number | null;
}

export interface DeploymentRecord {
  readonly id: number;
  readonly sha: string;
  readonly environment: string;
  readonly isProduction: boolean;
  readonly isTransient: boolean;
  readonly creator: Account | null;
  readonly createdAt: Instant;
  /** The workflow run that made it. */
  readonly runId: number | null;
  readonly statuses: readonly DeploymentStatus[];
}

export interface DeploymentStatus {
  readonly state: 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success';
  readonly at: Instant;
}

export interface ReleaseRecord {
  readonly tag: string;
  /** The commit behind the tag; null where the tag is gone. */
  readonly sha: string | null;
  readonly isDraft: boolean;
  readonly isPrerelease: boolean;
  readonly publishedAt: Instant | null;
  readonly author: Account | null;
  readonly assets: readonly string[];
  /** Pull requests that its notes name. */
  readonly pullRequests: readonly number[];
}

export interface TagRecord {
  readonly name: string;
  readonly sha: string;
}

export interface BranchRecord {
  readonly name: string;
  readonly sha: string;
  readonly lastCommitAt: Instant;
  /** Commits that the default branch does not have; null where nobody compared. */
  readonly ahead: number | null;
}

/** Coverage of the lines that a pull request changes, as it was judged on one head. */
export interface PullCoverageRecord {
  readonly number: number;
  readonly headSha: string;
  readonly at: Instant;
  readonly covered: number;
  readonly coverable: number;
}

/** Coverage of the whole tree at one commit of the default branch. */
export interface CoverageRecord {
  readonly sha: string;
  readonly at: Instant;
  readonly covered: number;
  readonly coverable: number;
}
