import type { Account } from '../../model/records/account.ts';
import type {
  BranchRecord,
  CommitRecord,
  DeploymentRecord,
  ReleaseRecord,
  TagRecord,
} from '../../model/records/delivery-records.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { IssueRecord, MilestoneRecord } from '../../model/records/issue-record.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import type {
  AlertRecord,
  BranchRules,
  EnvironmentRecord,
  SecuritySettings,
} from '../../model/records/rules-record.ts';
import type { JobRecord, RunAttempt, RunConclusion, RunRecord } from '../../model/records/run-record.ts';
import type { Progress } from '../graphql/graphql-pages.ts';

export interface Pulse {
  /** The same text as long as nothing moved that GitHub tells in one answer: heads, the newest of each list, their counts. */
  readonly shown: string;
  /** Of the default branch; null where nothing was ever pushed. */
  readonly head: { readonly branch: string; readonly sha: string } | null;
}

/**
 * What an assessment reads of one repository. Everything rejects with `GatewayError`; a list that is longer than Rung
 * reads is `too-large`, never a part of it. Texts come as people wrote them: whoever assembles the facts reads them.
 */
export interface LadderReads {
  /** Without the issues of these numbers. */
  pulse(ownIssues: ReadonlySet<number>): Promise<Pulse>;
  repository(): Promise<RepositorySeen>;
  /** Whether a security policy holds for it, its own or the organization's; null where GitHub does not tell. */
  hasSecurityPolicy(): Promise<boolean | null>;
  /** Undefined when there is no such branch: nothing was ever pushed. */
  head(branch: string): Promise<HeadSeen | undefined>;
  tree(sha: string): Promise<{ readonly entries: readonly BlobSeen[]; readonly truncated: boolean }>;
  /** Null for what is binary or too large; what is no file is left out. */
  texts(sha: string, paths: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
  /** Ids of what the names stand for, such as `abc1234^:src/a.ts`, in their order; null where there is no such thing. */
  objects(names: readonly string[]): Promise<readonly (string | null)[]>;
  /** When the last commit that touched each of them was made. */
  lastChanges(sha: string, paths: readonly string[]): Promise<ReadonlyMap<string, Instant>>;
  /** Newest first. */
  commits(branch: string, since: Instant): Promise<readonly CommitSeen[]>;
  /** Each move of the branch, newest first; of the last year at most, GitHub's own limit. */
  moves(branch: string, since: Instant): Promise<readonly MoveSeen[]>;
  /** Those that are open, and those touched since then. */
  pullRequests(since: Instant, wanted: ChecksWanted): Promise<readonly PullRequestSeen[]>;
  /** Closed or merged ones, the latest touched first, page by page until one that was not touched since then. */
  endedPullRequests(since: Instant, wanted: ChecksWanted, progress: Progress<PullRequestSeen>): Promise<void>;
  /** One that is open, with what a definition of done asks of it, and with at most eight files of a commit. */
  openPullRequest(
    number: number,
    beside: { readonly sha: string; readonly paths: readonly string[] },
  ): Promise<OpenPullRequestSeen>;
  /** Those that are open, and those touched since then. */
  issues(since: Instant): Promise<readonly IssueSeen[]>;
  /** Open ones that nobody took: the hundred that were touched last. */
  freeIssues(): Promise<{ readonly issues: readonly IssueSeen[]; readonly isWhole: boolean }>;
  milestones(): Promise<readonly MilestoneRecord[]>;
  /** Created since then, newest first; each with its latest attempt. */
  runs(since: Instant, until: Instant): Promise<readonly RunSeen[]>;
  /** Of others than GitHub Actions and Rung, on the commits of a branch since then: their latest word each. */
  reports(branch: string, since: Instant): Promise<readonly ReportSeen[]>;
  attempt(runId: number, attempt: number): Promise<RunAttempt>;
  jobs(runId: number, attempt: number): Promise<readonly JobRecord[]>;
  /** Created since then, newest first. */
  deployments(since: Instant): Promise<readonly DeploymentSeen[]>;
  releases(since: Instant): Promise<readonly ReleaseSeen[]>;
  /** Commits that tags of public repositories point to now, in their order; null where nobody but its people may see one. */
  actionTags(
    tags: readonly { readonly owner: string; readonly name: string; readonly tag: string }[],
  ): Promise<readonly (string | null)[]>;
  /** The newest thousand. */
  tags(): Promise<readonly TagRecord[]>;
  /** Those with a commit since then are compared with the default branch. */
  branches(defaultBranch: string, since: Instant): Promise<readonly BranchRecord[]>;
  /** Of the active rule sets. */
  rules(branch: string): Promise<RulesSeen>;
  /** Classic protection; undefined when there is none. */
  protection(branch: string): Promise<RulesSeen | undefined>;
  environments(): Promise<readonly EnvironmentRecord[]>;
  dependencyAlerts(): Promise<readonly AlertRecord[]>;
  codeAlerts(): Promise<readonly AlertRecord[]>;
  secretAlerts(): Promise<readonly AlertRecord[]>;
  analyses(since: Instant): Promise<readonly AnalysisSeen[]>;
}

/** One question holds so many names of objects: each is next to nothing. */
export const objectsAtOnce = 120;

/** GitHub's key of the permission that each read needs, as in `app.yml`. */
export const ladderPermissions: Readonly<Record<keyof LadderReads, string>> = {
  pulse: 'metadata',
  repository: 'metadata',
  hasSecurityPolicy: 'metadata',
  head: 'contents',
  tree: 'contents',
  texts: 'contents',
  objects: 'contents',
  lastChanges: 'contents',
  commits: 'contents',
  moves: 'contents',
  pullRequests: 'pull_requests',
  endedPullRequests: 'pull_requests',
  openPullRequest: 'pull_requests',
  issues: 'issues',
  freeIssues: 'issues',
  milestones: 'issues',
  runs: 'actions',
  reports: 'statuses',
  attempt: 'actions',
  jobs: 'actions',
  deployments: 'deployments',
  releases: 'contents',
  actionTags: 'metadata',
  tags: 'contents',
  branches: 'contents',
  rules: 'metadata',
  protection: 'administration',
  environments: 'actions',
  dependencyAlerts: 'vulnerability_alerts',
  codeAlerts: 'security_events',
  secretAlerts: 'secret_scanning_alerts',
  analyses: 'security_events',
};

export interface RepositorySeen {
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly visibility: 'public' | 'internal' | 'private';
  readonly isArchived: boolean;
  readonly hasIssues: boolean;
  readonly template: string | null;
  /** Null where GitHub does not tell: it takes the permission `administration`. */
  readonly security: SecuritySettings | null;
}

export interface HeadSeen {
  readonly sha: string;
  readonly at: Instant;
  /** Required by classic protection: of all its rules the only ones that everybody may see. */
  readonly requiredChecks: readonly string[];
}

export interface BlobSeen {
  readonly path: string;
  readonly sizeBytes: number;
  readonly isExecutable: boolean;
}

export type CommitSeen = Omit<CommitRecord, 'reverts'> & { readonly message: string };

export interface MoveSeen {
  readonly sha: string;
  readonly at: Instant;
  readonly by: Account | null;
}

/** Which checks of a head count for how long it had to wait. */
export interface ChecksWanted {
  /** Null: all of them. */
  readonly names: readonly string[] | null;
}

export type PullRequestSeen = Omit<PullRequestRecord, 'text' | 'issues' | 'issuesElsewhere' | 'coverage'> & {
  readonly body: string;
  /** Issues that it closes; null where GitHub does not tell. */
  readonly closes: { readonly here: readonly number[]; readonly elsewhere: number } | null;
};

export interface OpenPullRequestSeen extends Pick<PullRequestRecord, 'author' | 'reviews' | 'threads'> {
  readonly hasIssues: boolean;
  /** Those that are there, as `texts` has them; null where they may not be read. */
  readonly files: ReadonlyMap<string, string | null> | null;
  /** Issues of this repository that it closes, their texts left out; null where GitHub does not tell. */
  readonly closes: readonly IssueSeen[] | null;
  readonly closesElsewhere: number;
}

export type IssueSeen = Omit<IssueRecord, 'sections' | 'causedBy' | 'startedAt' | 'endedAt' | 'priority'> & {
  readonly body: string;
};

export type RunSeen = Omit<RunRecord, 'pushedAt' | 'pullRequest' | 'isInferred'>;

/** A check run or a commit status. */
export interface ReportSeen {
  readonly sha: string;
  readonly name: string;
  readonly kind: 'check' | 'status';
  /** Of a check run. */
  readonly appSlug: string | null;
  readonly beganAt: Instant;
  /** Null while it runs. */
  readonly conclusion: RunConclusion | null;
  readonly completedAt: Instant | null;
}

export type DeploymentSeen = Omit<DeploymentRecord, 'isProduction'> & {
  /** As whoever deployed declared it. */
  readonly saysProduction: boolean;
};

export type ReleaseSeen = Omit<ReleaseRecord, 'pullRequests'> & { readonly notes: string };

export type RulesSeen = Omit<BranchRules, 'isComplete'>;

export interface AnalysisSeen {
  readonly sha: string;
  readonly tool: string;
  readonly at: Instant;
}
