import type { Log } from '../model/log.ts';
import type { ReleaseRef } from '../model/release.ts';
import type { PullRequestRef, RepositoryRef } from '../model/repository.ts';
import type { Database, Transaction } from '../store/database.ts';

export interface MergeGroupRef {
  readonly repository: RepositoryRef;
  readonly headSha: string;
  readonly baseBranch: string;
  /** The pull request that the group's branch is named after; its coverage verdict is carried over. */
  readonly pullRequest: number;
}

export interface JobHandlers {
  delivery(guid: string): Promise<void>;
  checkPullRequest(ref: PullRequestRef): Promise<void>;
  checkMergeGroup(group: MergeGroupRef): Promise<void>;
  checkRelease(release: ReleaseRef): Promise<void>;
  sweep(): Promise<void>;
}

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

export interface JobQueue {
  /** Creates the queues, and lets jobs run again that were cut off with the last process. */
  start(): Promise<void>;
  /**
   * Needs the transaction that stores the delivery: without it the embedded database's one connection would be
   * waited for in vain. False when a job of this delivery waits or runs already.
   */
  enqueueDelivery(transaction: Transaction, guid: string): Promise<boolean>;
  /**
   * One waiting job for each pull request: a burst is one job, a request while one runs leads to one more run.
   * It runs at the earliest time asked for; without `at` that is after the debounce time.
   */
  requestCheck(pullRequest: PullRequestRef, options?: { at?: Date }): Promise<void>;
  /** The same for a merge group's head commit. */
  requestMergeGroupCheck(group: MergeGroupRef, options?: { at?: Date }): Promise<void>;
  /** The same for a release, by its tag: of one that was made anew the newest id counts. */
  requestReleaseCheck(release: ReleaseRef, options?: { at?: Date }): Promise<void>;
  work(handlers: JobHandlers): Promise<void>;
  depth(): Promise<QueueDepth>;
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
