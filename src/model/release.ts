import type { RepositoryRef } from './repository.ts';

export interface ReleaseRef {
  readonly repository: RepositoryRef;
  /** A release that was made anew under its old tag has another id. */
  readonly releaseId: number;
  readonly tag: string;
}

/** A release as GitHub tells it; its `target_commitish` is left out, since it does not say which commit was released. */
export interface Release {
  readonly id: number;
  readonly tag: string;
  readonly body: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** Null for a draft. */
  readonly publishedAt: Date | null;
  readonly url: string;
  /** Complete uploads only. */
  readonly assets: readonly ReleaseAsset[];
}

export interface ReleaseAsset {
  readonly name: string;
  readonly url: string;
}

/** One commit between two others. */
export interface HistoryCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** Null when GitHub knows no account of this author. */
  readonly authorLogin: string | null;
  readonly authorIsBot: boolean;
}

export interface History {
  /** The newest 250 at most, oldest first. */
  readonly commits: readonly HistoryCommit[];
  readonly total: number;
}

/** A pull request that was merged, as far as it tells what it was for. */
export interface MergedPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** Null when the account was deleted. */
  readonly authorLogin: string | null;
  readonly authorIsBot: boolean;
  /** On the base branch. */
  readonly mergeSha: string | null;
  readonly url: string;
}
