/** What one author has open in a repository, as far as the limit of work in progress asks. */
export interface OpenWork {
  readonly author: 'person' | 'app' | 'deleted';
  /** Whether the pull request in question is a draft. */
  readonly draft: boolean;
  /** Numbers of the author's open pull requests that are no drafts. */
  readonly open: readonly number[];
  /** Numbers of the author's drafts. */
  readonly drafts: readonly number[];
}

/** An open pull request that nobody but its author has reviewed. */
export interface WaitingPullRequest {
  readonly number: number;
  readonly since: Date;
}
