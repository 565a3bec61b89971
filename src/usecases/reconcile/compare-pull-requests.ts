import type { PullRequest } from '../../model/pull-request.ts';
import type { RepositoryRef } from '../../model/repository.ts';
import type { IndexedPullRequest } from '../../store/port.ts';
import { indexEntry } from '../index-entry.ts';

export interface Compared {
  /** Not known as they are: new, pushed to, retitled, drafted, moved to another base. */
  readonly changed: readonly PullRequest[];
  readonly unchanged: readonly PullRequest[];
  /** Known as open, and open no more. */
  readonly closed: readonly IndexedPullRequest[];
  /** Authors whose number of open, ready pull requests is another one. */
  readonly recounted: ReadonlySet<number>;
}

/** What GitHub lists as open beside what was known before it was asked. */
export function comparePullRequests(
  repository: RepositoryRef,
  listed: readonly PullRequest[],
  known: readonly IndexedPullRequest[],
): Compared {
  const before = new Map(known.map(entry => [entry.number, entry]));
  const open = new Set(listed.map(({ number }) => number));
  const changed = listed.filter(pull => isChanged(repository, pull, before.get(pull.number)));
  const closed = known.filter(({ number }) => !open.has(number));
  const counts = [
    ...closed.map(({ authorId, draft }) => (draft ? null : authorId)),
    ...changed.filter(pull => before.get(pull.number)?.draft !== pull.draft).map(({ authorId }) => authorId),
  ];

  return {
    changed,
    unchanged: listed.filter(pull => !changed.includes(pull)),
    closed,
    recounted: new Set(counts.filter(author => author !== null)),
  };
}

/** Whatever people do with a pull request moves its `updated_at`; a list that is behind what events told is no news. */
function isChanged(repository: RepositoryRef, pull: PullRequest, before: IndexedPullRequest | undefined) {
  if (before === undefined) return true;
  const { updatedAt, headSha, baseBranch, draft, headRepositoryId } = indexEntry(repository, pull);
  if (updatedAt < before.updatedAt) return false;

  return (
    updatedAt > before.updatedAt ||
    headSha !== before.headSha ||
    baseBranch !== before.baseBranch ||
    draft !== before.draft ||
    headRepositoryId !== before.headRepositoryId
  );
}
