import type { ObjectStore } from '../git/object-store.ts';
import type { Account, AppRecord } from './account-records.ts';
import type { Activity, Grant } from './authority-records.ts';
import type { Comment, Issue, LeftIssue, PullRequestEvent } from './conversation-records.ts';
import type { Deployment, Environment, MergeGroup, Milestone } from './delivery-records.ts';
import type { Protection, RuleSet } from './rule-records.ts';
import type { Alert, Analysis, SecuritySettings } from './security-records.ts';

/** The state of the stand-in, as plain mutable records. Actions change them, shapes print them. */
export interface Repository {
  readonly id: number;
  owner: Account;
  name: string;
  private: boolean;
  archived: boolean;
  /** By GitHub, for billing or legal reasons: nobody can do anything with it. */
  disabled: boolean;
  defaultBranch: string;
  readonly parent: Repository | null;
  readonly objects: ObjectStore;
  /** Full names such as `refs/heads/main` → commit. */
  readonly refs: Map<string, string>;
  readonly pullRequests: Map<number, PullRequest>;
  readonly issues: Map<number, Issue>;
  readonly leftIssues: Map<number, LeftIssue>;
  /** Switched off, those that were there are kept and not shown. */
  hasIssues: boolean;
  readonly workflows: Map<string, Workflow>;
  readonly workflowRuns: WorkflowRun[];
  readonly artifacts: Artifact[];
  readonly checkSuites: CheckSuite[];
  readonly checkRuns: CheckRun[];
  readonly statuses: CommitStatus[];
  readonly comments: Comment[];
  readonly releases: Release[];
  readonly mergeGroups: MergeGroup[];
  readonly ruleSets: RuleSet[];
  readonly protectedBranches: Map<string, Protection>;
  readonly deployments: Deployment[];
  readonly environments: Environment[];
  readonly milestones: Milestone[];
  readonly alerts: Alert[];
  readonly analyses: Analysis[];
  readonly security: SecuritySettings;
  /** The repository that it was made from. */
  template: Repository | null;
  /** By account id. */
  readonly collaborators: Map<number, Grant>;
  /** Oldest first. */
  readonly activities: Activity[];
  nextNumber: number;
  readonly createdAt: Date;
  updatedAt: Date;
  pushedAt: Date;
}

export interface PullRequest {
  readonly id: number;
  readonly number: number;
  readonly base: Repository;
  baseBranch: string;
  /** The base's tip when the pull request was opened or its head last moved: GitHub does not follow the base. */
  baseSha: string;
  /** Null once the fork is deleted. */
  head: Repository | null;
  readonly headOwner: Account;
  readonly headBranch: string;
  headSha: string;
  title: string;
  body: string | null;
  readonly author: Account;
  state: 'open' | 'closed';
  draft: boolean;
  merged: boolean;
  mergedBy: Account | null;
  mergeCommitSha: string | null;
  testMerge: TestMerge | null;
  labels: readonly string[];
  /** Only people with write access may comment then, and no App. */
  locked: boolean;
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  mergedAt: Date | null;
  readonly reviews: Review[];
  /** Of its conversation on the code, whether each was resolved. */
  readonly threads: { isResolved: boolean }[];
  readonly events: PullRequestEvent[];
}

export interface Review {
  readonly id: number;
  readonly author: Account;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly body: string;
  readonly headSha: string;
  readonly submittedAt: Date;
}

/** The last answer to "does it merge?"; `sha` null on a conflict. */
export interface TestMerge {
  readonly baseSha: string;
  readonly headSha: string;
  readonly sha: string | null;
}

export interface Workflow {
  readonly id: number;
  name: string;
  readonly path: string;
  readonly createdAt: Date;
}

export type RunStatus = 'queued' | 'in_progress' | 'completed' | 'waiting';
export type RunConclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required';

export interface WorkflowRun {
  readonly id: number;
  readonly repository: Repository;
  readonly workflow: Workflow;
  readonly runNumber: number;
  attempt: number;
  readonly event: string;
  status: RunStatus;
  conclusion: RunConclusion | null;
  readonly headBranch: string | null;
  readonly headSha: string;
  headRepository: Repository | null;
  readonly actor: Account;
  readonly checkSuite: CheckSuite;
  readonly title: string;
  /** Of all attempts. */
  readonly jobs: Job[];
  readonly earlierAttempts: EarlierAttempt[];
  readonly createdAt: Date;
  updatedAt: Date;
  startedAt: Date;
}

export interface Job {
  readonly id: number;
  readonly attempt: number;
  readonly name: string;
  readonly createdAt: Date;
  readonly startedAt: Date;
  completedAt: Date | null;
  conclusion: RunConclusion | null;
}

/** An attempt as it was when the next one began. */
export type EarlierAttempt = Readonly<
  Pick<WorkflowRun, 'attempt' | 'status' | 'conclusion' | 'startedAt' | 'updatedAt'>
>;

export interface Artifact {
  readonly id: number;
  readonly run: WorkflowRun;
  readonly attempt: number;
  readonly name: string;
  readonly zip: Uint8Array;
  expired: boolean;
  readonly createdAt: Date;
}

export interface CheckSuite {
  readonly id: number;
  readonly app: AppRecord;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly createdAt: Date;
}

export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number | undefined;
  readonly end_column?: number | undefined;
  readonly annotation_level: string;
  readonly message: string;
  readonly title?: string | undefined;
  readonly raw_details?: string | undefined;
}

export interface CheckRun {
  readonly id: number;
  readonly suite: CheckSuite;
  name: string;
  readonly headSha: string;
  status: RunStatus;
  conclusion: RunConclusion | null;
  externalId: string;
  detailsUrl: string | null;
  startedAt: Date | null;
  completedAt: Date | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: CheckAnnotation[];
  readonly createdAt: Date;
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  readonly createdAt: Date;
}

export interface Release {
  readonly id: number;
  readonly tag: string;
  name: string;
  body: string;
  /** What people typed when the tag was made: a branch, or anything else; GitHub never looks at it again. */
  readonly target: string;
  readonly author: Account;
  draft: boolean;
  readonly prerelease: boolean;
  readonly assets: ReleaseAsset[];
  /** The date of the tagged commit, as GitHub has it; of a draft, when it was made. */
  createdAt: Date;
  publishedAt: Date | null;
}

export interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly uploader: Account;
  readonly createdAt: Date;
}
