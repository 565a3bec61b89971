/** What CI says of a commit: workflow runs, check runs and commit statuses in GitHub's words. */
export interface WorkflowRun {
  readonly id: number;
  readonly workflowId: number;
  /** Of its jobs' check runs. */
  readonly suiteId?: number | null;
  /** For people; names are not unique. */
  readonly name: string;
  /** The workflow file, such as `.github/workflows/test.yml`. */
  readonly path: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly headRepositoryId: number | null;
  readonly runNumber: number;
  readonly attempt: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly url: string;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly expired: boolean;
  readonly createdAt: Date;
  /** The run that uploaded it. */
  readonly runId: number | null;
  readonly headBranch: string | null;
  readonly headSha: string | null;
}

export interface CheckRun {
  readonly id: number;
  readonly suiteId?: number | null;
  readonly name: string;
  readonly appId: number | null;
  readonly appSlug: string | null;
  readonly headSha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string | null;
  readonly startedAt: Date | null;
  readonly completedAt: Date | null;
  readonly url: string;
}

/** One of Rung's, with what it says. */
export interface OwnCheckRun extends CheckRun {
  readonly title: string | null;
  readonly summary: string | null;
}

export interface CommitStatus {
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly updatedAt: Date;
  readonly url: string | null;
}

/** A check or status that must be green before a merge. `appId` null: anyone may report it. */
export interface RequiredCheck {
  readonly name: string;
  readonly appId: number | null;
}

export interface Branch {
  readonly name: string;
  readonly sha: string;
  /** Checks that classic branch protection requires, as far as the branch itself tells. */
  readonly requiredChecks: readonly RequiredCheck[];
}

export interface GitCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** To the second. */
  readonly committedAt: Date | undefined;
}
