import type { RepositoryRef } from '../model/repository.ts';

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
