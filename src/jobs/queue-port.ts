import type { Log } from '../model/log.ts';
import type { ReconcileRequest } from '../model/reconcile.ts';
import type { ReleaseRef } from '../model/release.ts';
import type { PullRequestRef, RepositoryRef } from '../model/repository.ts';
import type { DeliveryToQueue, PlanDeliveries } from '../store/accept-together.ts';
import type { Database, Transaction } from '../store/database.ts';

export interface MergeGroupRef {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly baseBranch: string;
  /** The pull request that the group's branch is named after; its coverage verdict is carried over. */
  readonly pullRequest: number;
}

/** A commit of the default branch whose push runs may tell how much of the project tests run. */
export interface CommitToMeasure {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly branch: string;
}

/** A repository's history is read, or its turn to be assessed has come. */
export interface LadderJob {
  readonly repository: RepositoryRef;
  readonly work: 'backfill' | 'assess';
}

export interface JobHandlers {
  delivery(guid: string): Promise<void>;
  checkPullRequest(ref: PullRequestRef): Promise<void>;
  checkMergeGroup(group: MergeGroupRef): Promise<void>;
  checkRelease(release: ReleaseRef): Promise<void>;
  measureCommit(commit: CommitToMeasure): Promise<void>;
  ladder(job: LadderJob): Promise<void>;
  sweep(): Promise<void>;
  reconcile(request: ReconcileRequest): Promise<void>;
  catchUp(): Promise<void>;
  sweepRepositories(): Promise<void>;
}

export interface RequestOptions {
  readonly at?: Date;
  /** After everything that people wait for. A request without it lifts a waiting job out of the background. */
  readonly background?: boolean;
}

/** A job that was given up after its last attempt. */
export interface DeadLetter {
  readonly id: string;
  readonly queue: string;
  readonly about: DeadLetterSubject;
  readonly attempts: number;
  /** What the last attempt failed with. Hostile text. */
  readonly reason: string;
  readonly askedAt: Date;
  readonly givenUpAt: Date;
}

export type DeadLetterSubject =
  | {
      readonly guid: string;
      /** Null where the delivery is forgotten already. */
      readonly event: string | null;
      readonly action: string | null;
    }
  | {
      readonly repository: RepositoryRef;
      /** `#7`, `release v1.4.0` or a commit; null for the repository as a whole. */
      readonly what: string | null;
    };

export interface QueueDepth {
  /** Jobs that could run now. */
  readonly waiting: number;
  /** Jobs whose time has not come: debounced, or after a quiet time or a refusal. */
  readonly scheduled: number;
  readonly active: number;
  /** Dead letters. */
  readonly failed: number;
  /** How long the oldest waiting job could have run; 0 when none waits. */
  readonly oldestSeconds: number;
}

export interface DepthOfQueue extends QueueDepth {
  readonly queue: string;
}

export interface JobQueue {
  /** Creates the queues, and lets jobs run again that were cut off with the last process. */
  start(): Promise<void>;
  /**
   * Needs the transaction that stores the deliveries: without it the embedded database's one connection would be
   * waited for in vain. Returns the GUIDs whose jobs did not wait or run already.
   */
  enqueueDeliveries(
    transaction: Transaction,
    deliveries: readonly DeliveryToQueue[],
  ): Promise<ReadonlySet<string>>;
  /** For new deliveries: their jobs as part of the statement that stores them. */
  readonly planDeliveries: PlanDeliveries;
  /**
   * One waiting job for each pull request: a burst is one job, a request while one runs leads to one more run.
   * It runs at the earliest time asked for; without `at` that is after the debounce time.
   */
  requestCheck(pullRequest: PullRequestRef, options?: RequestOptions): Promise<void>;
  /** The same for a merge group's head commit. */
  requestMergeGroupCheck(group: MergeGroupRef, options?: RequestOptions): Promise<void>;
  /** The same for a release, by its tag: of one that was made anew the newest id counts. */
  requestReleaseCheck(release: ReleaseRef, options?: RequestOptions): Promise<void>;
  /** The same for the coverage of a default branch's commit. Always in the background. */
  requestMeasurement(commit: CommitToMeasure): Promise<void>;
  /** One waiting job for each repository and work. Always in the background. */
  requestLadder(job: LadderJob, options?: { at?: Date }): Promise<void>;
  /** One waiting job for each repository: the earliest `since`, and all that was missed. Always in the background. */
  requestReconcile(request: ReconcileRequest, options?: { at?: Date }): Promise<void>;
  /** One waiting job in all; asked for while it runs, none. Without `at`, at once. */
  requestCatchUp(options?: { at?: Date }): Promise<void>;
  /** The same. */
  requestSweepRepositories(options?: { at?: Date }): Promise<void>;
  /** Deletes the waiting jobs of an installation and its dead letters, but no deliveries; returns how many. */
  dropInstallation(installationId: number): Promise<number>;
  /** Of its jobs those that this installation asked for. */
  dropRepository(repository: Pick<RepositoryRef, 'id' | 'installationId'>): Promise<number>;
  work(handlers: JobHandlers): Promise<void>;
  /** Of all queues together. */
  depth(): Promise<QueueDepth>;
  depths(): Promise<readonly DepthOfQueue[]>;
  /** The newest first. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Lets it run once more with all its attempts; false when there is none of this id. */
  retryDead(id: string): Promise<boolean>;
  /** Takes no more jobs and lets running ones finish for at most `graceMs`; those cut off are tried again later. */
  stop(graceMs: number): Promise<void>;
}

export interface JobQueueOptions {
  readonly database: Database;
  readonly log: Log;
  readonly debounceMs: number;
  readonly sweepEverySeconds: number;
  readonly now: () => Date;
}
