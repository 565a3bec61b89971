import type { WrittenComment } from '../model/issue-comment.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { RepositoryReads } from './port.ts';

/** One row of an installation's list of repositories. */
export interface ListedRepository {
  readonly ref: RepositoryRef;
  readonly defaultBranch: string | null;
  readonly isPrivate: boolean | null;
  readonly isFork: boolean;
  readonly isArchived: boolean;
  readonly isDisabled: boolean;
  /** The last push to any branch. */
  readonly pushedAt: Date | null;
  /** Name, visibility, default branch and the like changed, or the default branch was pushed to. */
  readonly updatedAt: Date | null;
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
