import type { Release } from '../model/release.ts';

/** A pull request that came with a release, or a commit that came without one. */
export interface ReleasedChange {
  /** For people: `#12`, or the commit's short SHA. */
  readonly name: string;
  readonly url: string;
  /** Where a work item may be named: title and description, or the commit's message. */
  readonly text: string;
  /** The number of the pull request itself: naming that names no work item. */
  readonly number: number | null;
  readonly byBot: boolean;
}

/** `first`: no release before this one. `not-listed`: none among the 100 that were looked at. */
export type ReleasedChanges =
  | { readonly state: 'first' }
  | { readonly state: 'not-listed' | 'no-tag' | 'no-history'; readonly since: string | null }
  | {
      readonly state: 'known';
      /** Tag of the release before. */
      readonly since: string;
      readonly changes: readonly ReleasedChange[];
      /** Commits that nobody looked at, since there are too many: each may be a change. */
      readonly notRead: number;
    };

/**
 * The release before this one, of the same kind: pre-releases and others are apart. Where tags begin alike, as those of
 * one package of several do, the one before among these.
 */
export function releaseBefore(
  release: Release,
  all: readonly Release[],
  onSameCommit: ReadonlySet<number>,
): Release | undefined {
  const at = release.publishedAt?.getTime() ?? 0;
  const before = all
    .filter(one => one.prerelease === release.prerelease && !onSameCommit.has(one.id))
    // `created_at` would be the date of the commit.
    .filter(one => one.id !== release.id && publishedAt(one) <= at)
    .toSorted((a, b) => publishedAt(b) - publishedAt(a));

  return before.find(one => beginningOf(one.tag) === beginningOf(release.tag)) ?? before[0];
}

function publishedAt(release: Release): number {
  return release.publishedAt?.getTime() ?? Number.POSITIVE_INFINITY;
}

/** What stands before the version's number: `v`, `quotes-v`, `@harbour/quotes@`. */
function beginningOf(tag: string): string {
  return tag.slice(0, Math.max(0, tag.search(/\d/)));
}
