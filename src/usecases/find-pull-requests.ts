import { orUnknown } from '../collect/or-unknown.ts';
import type { PullRequestRef, RepositoryRef } from '../model/repository.ts';
import { indexEntry } from './index-entry.ts';
import type { Services } from './services.ts';

/** Where a commit comes from, as far as an event tells. */
export interface HeadHint {
  readonly sha: string;
  readonly owner: string | null;
  readonly branch: string | null;
}

/**
 * The open pull requests whose head is this commit: by the index, and only on a miss by asking GitHub for the branch
 * (events of forks name no pull request). None is the ordinary answer for a branch without a pull request.
 */
export async function findPullRequests(
  services: Services,
  repository: RepositoryRef,
  head: HeadHint,
): Promise<readonly PullRequestRef[]> {
  const indexed = await services.store.pullRequests.findByHead(repository.id, head.sha);
  if (indexed.length > 0) return indexed.map(({ number }) => ({ repository, number }));
  if (head.owner === null || head.branch === null) return [];

  const filter = { headOwner: head.owner, headBranch: head.branch };
  const open = (await orUnknown(services.github.reads(repository).openPullRequests(filter))) ?? [];
  const matching = open.filter(pull => pull.headSha === head.sha && pull.baseRepositoryId === repository.id);
  for (const pull of matching) await services.store.pullRequests.put(indexEntry(repository, pull));

  return matching.map(({ number }) => ({ repository, number }));
}
