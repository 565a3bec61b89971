import type { History, MergedPullRequest, Release } from '../model/release.ts';

/** Reads of one repository that tell what a release is and how it came about. */
export interface ReleaseReads {
  defaultBranch(): Promise<string>;
  /** Undefined when it is gone, or a draft that Rung may not see. */
  release(id: number): Promise<Release | undefined>;
  /** One page of 100 published ones, as GitHub orders them: about newest first. */
  recentReleases(): Promise<readonly Release[]>;
  /** The commit behind a tag, through annotated tags; undefined when there is no such tag. A tag on anything but a commit is `invalid`. */
  taggedCommit(tag: string): Promise<string | undefined>;
  /** What `head` has and `base` has not. */
  history(base: string, head: string): Promise<History>;
  /** The merged ones among the 100 closed pull requests that changed last. */
  recentlyMerged(): Promise<readonly MergedPullRequest[]>;
  /** The merged pull requests that brought a commit. */
  mergedWith(sha: string): Promise<readonly MergedPullRequest[]>;
}
