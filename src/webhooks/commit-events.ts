import { groupOf } from '../facts/merge-group-branch.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { findPullRequests } from '../usecases/find-pull-requests.ts';
import type { WebhookDependencies } from './dependencies.ts';
import type { Handled } from './handler.ts';
import { requestReleases } from './request-releases.ts';

/**
 * Something was said of a commit: the releases on it and every open pull request with that head are checked again. Only a commit that is the
 * head of none may be a merge group's: whoever opens a pull request also names its branch.
 */
export async function checkCommit(
  dependencies: WebhookDependencies,
  repository: RepositoryRef,
  headSha: string,
  headBranch: string | null,
): Promise<Handled> {
  const { services, queue } = dependencies;
  const isReleased = await requestReleases(dependencies, repository, headSha);
  const pulls = await findPullRequests(services, repository, { sha: headSha, owner: null, branch: null });
  for (const pull of pulls) await queue.requestCheck(pull);
  if (pulls.length > 0) return null;

  const group = groupOf(headBranch ?? '');
  if (group === undefined) return isReleased ? null : 'commit is the head of no open pull request';
  await queue.requestMergeGroupCheck({ repository, headSha, ...group });

  return null;
}
