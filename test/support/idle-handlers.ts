import type { JobHandlers } from '../../src/jobs/queue.ts';

/** Workers that end every job at once. */
export const idleHandlers: JobHandlers = {
  delivery: async () => {},
  checkPullRequest: async () => {},
  checkMergeGroup: async () => {},
  checkRelease: async () => {},
  measureCommit: async () => {},
  ladder: async () => {},
  sweep: async () => {},
  reconcile: async () => {},
  catchUp: async () => {},
  sweepRepositories: async () => {},
};
