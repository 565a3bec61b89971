/** The present state of a pull request, as GitHub's API tells it. */
export interface PullRequest {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly draft: boolean;
  readonly title: string;
  /** The description as it was written; empty where there is none. */
  readonly body: string;
  /** Null when the account was deleted. */
  readonly authorId: number | null;
  readonly authorLogin?: string | null;
  /** Opened by an App or a machine account of GitHub's own making. */
  readonly authorIsBot: boolean;
  readonly labels: readonly string[];
  /** The conversation is locked: nobody but collaborators may comment. */
  readonly locked: boolean;
  readonly createdAt: Date;
  readonly headSha: string;
  /** The head branch's name; with `headRepositoryId` it names the branch in a fork. */
  readonly headBranch: string;
  /** Null when the fork was deleted. */
  readonly headRepositoryId: number | null;
  readonly headOwner: string | null;
  readonly baseBranch: string;
  readonly baseRepositoryId: number;
  /** The base branch's tip when GitHub last looked: older than the test merge's first parent at times. */
  readonly baseSha: string;
  /** Null while GitHub computes it. */
  readonly mergeable: boolean | null;
  readonly changedFiles: number;
  readonly additions: number;
  readonly deletions: number;
  readonly updatedAt: Date;
}

/** One row of a pull request's file list. */
export interface PullRequestFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
  /** Hunks without a file header. Null for binary and very large files. */
  readonly patch: string | null;
}

/** A submitted review of a pull request. */
export interface Review {
  /** Null when the account was deleted. */
  readonly authorId: number | null;
  readonly authorLogin: string | null;
  readonly authorIsBot: boolean;
}
