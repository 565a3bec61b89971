import type { Conclusion, Topic } from '../model/check-run-output.ts';
import type { ReleaseRef } from '../model/release.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { CatchUp } from './catch-up-port.ts';
import type { Commands, PushedHeads, Waivers } from './command-port.ts';
import type { Effects } from './effect-port.ts';
import type { History } from './history-port.ts';
import type { Inbox } from './inbox-port.ts';
import type { FiledIssues } from './issue-port.ts';
import type { Ladders, Records } from './ladder-port.ts';
import type { Breakers, Lanes } from './lane-port.ts';
import type { Installations, Repositories } from './place-port.ts';
import type { ExistingCoverages, ReportTokens, SentReports } from './report-port.ts';

export type {
  Acceptance,
  AwaitedCommit,
  Delivery,
  DeliveryCounts,
  DeliveryFate,
  Inbox,
  StoredDelivery,
} from './inbox-port.ts';

/** One open pull request in the index (base repository, head SHA) → pull requests. */
export interface IndexedPullRequest {
  readonly repository: RepositoryRef;
  readonly number: number;
  readonly headSha: string;
  readonly headBranch: string;
  readonly headRepositoryId: number | null;
  readonly baseBranch: string;
  readonly open: boolean;
  readonly authorId: number | null;
  readonly draft: boolean;
  /** When it was opened, or last became ready for review; null for a draft. */
  readonly readySince: Date | null;
  /** `updated_at` of the pull request: an older row never overwrites a newer one. */
  readonly updatedAt: Date;
}

export interface PullRequestIndex {
  put(entry: IndexedPullRequest): Promise<void>;
  /** Open ones only. */
  findByHead(repositoryId: number, headSha: string): Promise<readonly IndexedPullRequest[]>;
  find(repositoryId: number, number: number): Promise<IndexedPullRequest | undefined>;
  /** One author's open pull requests, drafts among them, by number. */
  openByAuthor(repositoryId: number, authorId: number): Promise<readonly IndexedPullRequest[]>;
  /** Open pull requests of anybody else that are no drafts, ready for the longest time first. */
  longestReady(
    repositoryId: number,
    exceptAuthorId: number,
    limit: number,
  ): Promise<readonly IndexedPullRequest[]>;
  /** Open pull requests into a branch, the latest updated first. */
  openInto(repositoryId: number, baseBranch: string, limit: number): Promise<readonly IndexedPullRequest[]>;
  /** Open pull requests of all repositories of an installation, the latest updated first. */
  openInInstallation(installationId: number, limit: number): Promise<readonly IndexedPullRequest[]>;
  /** True when the SHA is the head of an open pull request here. */
  knowsHead(repositoryId: number, headSha: string): Promise<boolean>;
  /** True when a pull request here, open or closed, has the commit as its head, or was seen to have it. */
  wasHead(repositoryId: number, headSha: string): Promise<boolean>;
}

/** The commit that a `pull_request` run tested: recorded when the run starts, since the ref moves on. */
export interface TestedMerge {
  readonly repositoryId: number;
  readonly runId: number;
  readonly mergeSha: string;
  readonly baseSha: string;
  readonly headSha: string;
}

export interface TestedMerges {
  /** The first record of a run stays: re-runs keep their run's merge commit. */
  record(merge: TestedMerge): Promise<void>;
  find(repositoryId: number, runIds: readonly number[]): Promise<readonly TestedMerge[]>;
}

/** One evaluation of one topic on one commit, from its check run's creation to its conclusion. */
export interface Evaluation {
  /** Random; part of the check run's `external_id`. */
  readonly id: string;
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly topic: Topic;
  readonly startedAt: Date;
  /** When the sweeper concludes it as unknown. */
  readonly deadline: Date;
  readonly checkRunId: number | null;
  readonly conclusion: Conclusion | null;
  readonly concludedAt: Date | null;
  /** Hash of what was published: an identical result writes nothing. */
  readonly contentHash: string | null;
  /** Hash of the inputs it was made from. */
  readonly inputHash: string | null;
}

export interface Evaluations {
  /** The one that was started last; undefined when the topic was never evaluated on this commit. */
  latest(repositoryId: number, headSha: string, topic: Topic): Promise<Evaluation | undefined>;
  /** Inserts a new evaluation; false when another worker's open one is there (at most one open per commit and topic). */
  start(evaluation: Evaluation): Promise<boolean>;
  update(
    id: string,
    change: Partial<
      Pick<Evaluation, 'checkRunId' | 'conclusion' | 'concludedAt' | 'contentHash' | 'inputHash'>
    >,
  ): Promise<void>;
  /** Open evaluations whose deadline has passed, where something may be done about them: of each installation in turn, the oldest first. */
  overdue(now: Date, limit: number): Promise<readonly Evaluation[]>;
  openCount(): Promise<number>;
}

/** Everything that was found on one subject at one time; saved before anything is published. */
export interface StoredAssessment {
  readonly id: string;
  readonly repository: RepositoryRef;
  readonly pullRequest: number | null;
  readonly headSha: string;
  readonly at: Date;
  /** JSON: a list of findings, each with its `topic`. */
  readonly findings: unknown;
}

export interface Assessments {
  save(assessment: StoredAssessment): Promise<void>;
  /** The newest that holds a finding of this topic: topics are judged apart. */
  latest(repositoryId: number, pullRequest: number, topic: Topic): Promise<StoredAssessment | undefined>;
  list(limit: number): Promise<readonly StoredAssessment[]>;
}

export interface KeptPolicy {
  readonly text: string | null;
  /** A commit at which it was so, where one is known. */
  readonly sha: string | null;
  readonly readAt: Date;
}

/** The last policy file that could be read: the floor while it is unreadable. */
export interface KeptPolicies {
  find(owner: string, repositoryId: number | null): Promise<KeptPolicy | undefined>;
  keep(owner: string, repositoryId: number | null, policy: KeptPolicy): Promise<void>;
}

/** Which releases are on which commit, as judged last. */
export interface ReleaseIndex {
  put(release: ReleaseRef, headSha: string): Promise<void>;
  remove(repositoryId: number, releaseId: number): Promise<void>;
  commitOf(repositoryId: number, releaseId: number): Promise<string | undefined>;
  /** By release id. */
  onCommit(repositoryId: number, headSha: string): Promise<readonly ReleaseRef[]>;
}

/** The one comment on a pull request, as Rung last left it. */
export interface StickyComment {
  readonly repositoryId: number;
  readonly pullRequest: number;
  readonly commentId: number;
  /** A person deleted it. */
  readonly deleted: boolean;
  readonly bodyHash: string;
  /** The head it was last written for, or found deleted at. */
  readonly headSha: string;
  /** It says that nothing is left to do. */
  readonly resolved: boolean;
  /** JSON: what fell short since it was created, each topic with its last figures. */
  readonly fellShort: unknown;
}

export interface StickyComments {
  find(repositoryId: number, pullRequest: number): Promise<StickyComment | undefined>;
  put(comment: StickyComment): Promise<void>;
}

/** A whole repository at one look, each in one query. */
export interface Overviews {
  openPullRequests(repositoryId: number): Promise<readonly IndexedPullRequest[]>;
  /** Of each topic and commit the newest by start. */
  latestEvaluations(repositoryId: number, headShas: readonly string[]): Promise<readonly Evaluation[]>;
  openEvaluations(repositoryId: number): Promise<readonly Evaluation[]>;
}

export interface Store {
  readonly kind: 'embedded' | 'postgresql';
  readonly inbox: Inbox;
  readonly pullRequests: PullRequestIndex;
  readonly testedMerges: TestedMerges;
  readonly evaluations: Evaluations;
  readonly assessments: Assessments;
  readonly effects: Effects;
  readonly history: History;
  readonly policies: KeptPolicies;
  readonly stickyComments: StickyComments;
  readonly releases: ReleaseIndex;
  readonly pushedHeads: PushedHeads;
  readonly commands: Commands;
  readonly waivers: Waivers;
  readonly catchUp: CatchUp;
  readonly overviews: Overviews;
  readonly installations: Installations;
  readonly repositories: Repositories;
  readonly lanes: Lanes;
  readonly breakers: Breakers;
  readonly reportTokens: ReportTokens;
  readonly sentReports: SentReports;
  readonly existingCoverage: ExistingCoverages;
  readonly records: Records;
  readonly ladders: Ladders;
  readonly issues: FiledIssues;
  /** Rejects when the database does not answer within 2 s, or would not take a delivery. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
