import type { RepositoryRef } from '../model/repository.ts';
import { findPullRequests } from '../usecases/find-pull-requests.ts';
import type { WebhookDependencies } from './dependencies.ts';
import type { Handled } from './handler.ts';
import { groupOf } from './merge-group-branch.ts';

/** Something was said of a commit: every open pull request with that head is checked again. */
export async function checkCommit(
  dependencies: WebhookDependencies,
  repository: RepositoryRef,
  headSha: string,
  headBranch: string | null,
): Promise<Handled> {
  const { services, queue } = dependencies;
  const group = groupOf(headBranch ?? '');
  if (group !== undefined) {
    await queue.requestMergeGroupCheck({ repository, headSha, ...group });

    return null;
  }
  const pulls = await findPullRequests(services, repository, { sha: headSha, owner: null, branch: null });
  for (const pull of pulls) await queue.requestCheck(pull);

  return pulls.length === 0 ? 'commit is the head of no open pull request' : null;
}
