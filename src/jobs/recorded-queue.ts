import type { RepositoryRef } from '../model/repository.ts';
import type { JobHandlers, JobQueue } from './queue-port.ts';

/** A job that was asked for, and how to do it. */
export interface AskedJob {
  readonly kind: 'check' | 'merge-group' | 'measure' | 'release' | 'ladder' | 'reconcile';
  readonly repository: RepositoryRef;
  /** `#7`, a tag or a commit; null for the repository as a whole. */
  readonly what: string | null;
  /** Undefined where a replay ends: a reconcile asks for checks of its own. */
  readonly run: ((handlers: JobHandlers) => Promise<void>) | undefined;
}

export interface QueueRecord {
  readonly queue: JobQueue;
  /** What was asked for since it was taken last, each job once. */
  take(): readonly AskedJob[];
}

/** A queue that keeps what is asked of it and runs nothing. */
export function recordJobs(): QueueRecord {
  let asked = new Map<string, AskedJob>();
  async function ask(job: AskedJob): Promise<void> {
    asked.set([job.kind, job.repository.id, job.what].join('/'), job);
  }

  return {
    take() {
      const taken = [...asked.values()];
      asked = new Map();

      return taken;
    },

    queue: {
      start: async () => {},
      enqueueDeliveries: async (_transaction, deliveries) => new Set(deliveries.map(({ guid }) => guid)),
      planDeliveries() {
        throw new Error('This queue has no table.');
      },
      requestCheck: ref =>
        ask({
          ...{ kind: 'check', repository: ref.repository, what: `#${ref.number}` },
          run: handlers => handlers.checkPullRequest(ref),
        }),
      requestMergeGroupCheck: group =>
        ask({
          ...{ kind: 'merge-group', repository: group.repository, what: group.headSha },
          run: handlers => handlers.checkMergeGroup(group),
        }),
      requestReleaseCheck: release =>
        ask({
          ...{ kind: 'release', repository: release.repository, what: release.tag },
          run: handlers => handlers.checkRelease(release),
        }),
      requestMeasurement: commit =>
        ask({
          ...{ kind: 'measure', repository: commit.repository, what: commit.headSha },
          run: handlers => handlers.measureCommit(commit),
        }),
      requestLadder: job =>
        ask({
          ...{ kind: 'ladder', repository: job.repository, what: job.work },
          run: handlers => handlers.ladder(job),
        }),
      requestReconcile: ({ repository }) =>
        ask({ kind: 'reconcile', repository, what: null, run: undefined }),
      requestCatchUp: async () => {},
      requestSweepRepositories: async () => {},
      dropInstallation: async () => 0,
      dropRepository: async () => 0,
      work: async () => {},
      depth: async () => ({ waiting: 0, scheduled: 0, active: 0, failed: 0, oldestSeconds: 0 }),
      depths: async () => [],
      deadLetters: async () => [],
      retryDead: async () => false,
      stop: async () => {},
    },
  };
}
