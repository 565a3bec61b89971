import type { Evaluation, IndexedPullRequest } from './port.ts';

/** What is known of a whole repository, each in one query: to be compared with what GitHub says of it. */
export interface Overviews {
  openPullRequests(repositoryId: number): Promise<readonly IndexedPullRequest[]>;
  /** Of each topic and commit the newest by start. */
  latestEvaluations(repositoryId: number, headShas: readonly string[]): Promise<readonly Evaluation[]>;
  /** Of any commit. */
  openEvaluations(repositoryId: number): Promise<readonly Evaluation[]>;
}
