import type { AccountRef, PermissionLevel, Push } from '../model/authority.ts';
import type { Conclusion } from '../model/check-run-output.ts';
import type {
  Artifact,
  Branch,
  CheckRun,
  CommitStatus,
  GitCommit,
  OwnCheckRun,
  RequiredCheck,
  WorkflowRun,
} from '../model/ci.ts';
import type { IssueComment, Reaction, WrittenComment } from '../model/issue-comment.ts';
import type { PullRequest, PullRequestFile, Review } from '../model/pull-request.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { IssueRequests } from './issue-port.ts';
import type { LadderReads } from './ladder/ladder-port.ts';
import type { ListedRepository } from './listed-repository.ts';
import type { PlaceReads } from './place-port.ts';
import type { ReleaseReads } from './release-port.ts';

/**
 * Reads of one repository with that repository's token. Everything rejects with `GatewayError`; methods that return
 * `undefined` do so where absence is an ordinary answer (404), and say so.
 * Lists are complete (all pages) unless their comment names a limit. Freshness: GitHub's, through an ETag cache.
 */
export interface RepositoryReads extends ReleaseReads {
  pullRequest(number: number): Promise<PullRequest>;
  /** At most 3,000 files: GitHub's own limit. */
  pullRequestFiles(number: number): Promise<readonly PullRequestFile[]>;
  /** Submitted reviews, oldest first. */
  reviews(number: number): Promise<readonly Review[]>;
  openPullRequests(filter?: { headOwner: string; headBranch: string }): Promise<readonly PullRequest[]>;
  /** A regular file's text at a branch (`refs/heads/…`) or commit; undefined when there is none. Symlinks, submodules and directories are `invalid`. */
  fileText(path: string, ref: string): Promise<string | undefined>;
  /** Paths of all blobs. `truncated` when GitHub cut the list. */
  tree(sha: string): Promise<{ paths: readonly string[]; truncated: boolean }>;
  comparison(base: string, head: string): Promise<Comparison>;
  /** The commit a ref such as `pull/7/merge` points to; undefined when there is no such ref. */
  reference(ref: string): Promise<string | undefined>;
  commit(sha: string): Promise<GitCommit>;
  branch(name: string): Promise<Branch>;
  /** Status checks that the active rule sets require on a branch. */
  requiredChecks(branch: string): Promise<readonly RequiredCheck[]>;
  /** Newest first, all events; the latest attempt of each run. */
  workflowRuns(headSha: string): Promise<readonly WorkflowRun[]>;
  /** The newest runs of a branch, at most 100. */
  recentBranchRuns(branch: string, since: Date): Promise<readonly WorkflowRun[]>;
  artifacts(runId: number): Promise<readonly Artifact[]>;
  /** The newest artifacts of the repository, one page of 100. */
  recentArtifacts(): Promise<readonly Artifact[]>;
  /** The zip. `too-large` above `maxBytes`, `gone` when expired. */
  downloadArtifact(id: number, maxBytes: number): Promise<Uint8Array>;
  /** The latest check run of each name and App. */
  checkRuns(sha: string): Promise<readonly CheckRun[]>;
  /** The latest status of each context. */
  commitStatuses(sha: string): Promise<readonly CommitStatus[]>;
  /** `none` also where the login belongs to another account by now. */
  permissionOf(account: AccountRef): Promise<PermissionLevel>;
  /** The newest push that moved a branch of this repository to the commit, among its last 100; undefined when there is none. */
  pushOf(branch: string, sha: string): Promise<Push | undefined>;
  /** Past the cache; undefined when it was deleted. */
  comment(id: number): Promise<IssueComment | undefined>;
}

/** What happened on `head` since it and `base` parted. */
export interface Comparison {
  readonly mergeBase: string;
  /** Paths changed between the merge base and `head`; of a renamed file both. */
  readonly paths: readonly string[];
  /** False when GitHub's limit of 300 files cut the list. */
  readonly complete: boolean;
}

export interface NewCheckRun {
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string;
  readonly status: 'in_progress' | 'completed';
  readonly conclusion: Conclusion | 'cancelled' | null;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
  readonly detailsUrl: string | null;
  readonly output: CheckRunBody | null;
}

export interface CheckRunBody {
  readonly title: string;
  readonly summary: string;
  readonly text: string | null;
  /** At most 50, GitHub's limit for one request; later requests would append. */
  readonly annotations: readonly { path: string; startLine: number; endLine: number; message: string }[];
}

/** Writes are only for the write gateway in `publish/`: it owns dry run, limits, effect keys and escaping. */
export interface RepositoryWrites extends CheckRunRequests, CommentRequests, IssueRequests {}

export interface CheckRunRequests {
  createCheckRun(run: NewCheckRun): Promise<{ id: number }>;
  updateCheckRun(
    id: number,
    run: Omit<NewCheckRun, 'headSha' | 'startedAt' | 'name' | 'externalId'>,
  ): Promise<void>;
  /** Our App's own check runs on a commit, of one name or of all, read without the cache; the newest first. */
  ownCheckRuns(headSha: string, name?: string): Promise<readonly OwnCheckRun[]>;
}

/** Comments on issues and in the conversation of pull requests; the reads go past the cache. */
export interface CommentRequests {
  createComment(number: number, body: string): Promise<{ id: number }>;
  updateComment(id: number, body: string): Promise<void>;
  /** One that is gone already is no error. Only for comments of our own App. */
  deleteComment(id: number): Promise<void>;
  /** The same reaction again changes nothing. */
  react(id: number, content: Reaction): Promise<void>;
  /** All of them, oldest first. */
  comments(number: number): Promise<readonly IssueComment[]>;
  /** Undefined when it was deleted. */
  comment(id: number): Promise<IssueComment | undefined>;
}

/** What a look at a repository's present state reads, in place of events that were missed. */
export interface SweepReads
  extends Pick<
    RepositoryReads,
    'openPullRequests' | 'workflowRuns' | 'checkRuns' | 'commitStatuses' | 'recentReleases' | 'fileText'
  > {
  /** Written or edited since then, on issues and pull requests alike, oldest first. */
  commentsSince(since: Date): Promise<readonly WrittenComment[]>;
}

export interface InstallationReads {
  readonly installationId: number;
  repositories(): Promise<readonly ListedRepository[]>;
  /** The same of a repository with the installation's own token, which may only read: one token for all of them. */
  sweep(repository: RepositoryRef): SweepReads;
}

/** GitHub as Rung sees it. One token per repository, in memory only. */
export interface GitHub {
  readonly appId: number;
  readonly places: PlaceReads;
  /** What an installation has accepted: tokens that were made under other permissions are used no more. */
  granted(installationId: number, permissions: string): void;
  reads(repository: RepositoryRef): RepositoryReads;
  /** What an assessment of a whole repository reads, with the same token. */
  ladder(repository: RepositoryRef): LadderReads;
  writes(repository: RepositoryRef): RepositoryWrites;
  /**
   * Reads of the organization's `.github` repository with a token that may read only its contents; they find nothing
   * where there is no such repository. Undefined when it may be there, but is not in the installation. Both are
   * believed for five minutes, unless asked `anew`.
   */
  organizationPolicyReads(
    repository: RepositoryRef,
    options?: { anew: boolean },
  ): Promise<Pick<RepositoryReads, 'fileText'> | undefined>;
  installation(installationId: number): InstallationReads;
}
