import type { ReleaseRef } from '../model/release.ts';
import type { PullRequestRef } from '../model/repository.ts';
import type { CommitToMeasure, MergeGroupRef } from './queue-port.ts';

/** What a job of the queue `check` is about. */
export type CheckJob =
  | { readonly pullRequest: PullRequestRef }
  | { readonly mergeGroup: MergeGroupRef }
  | { readonly release: ReleaseRef }
  | { readonly measure: CommitToMeasure };
