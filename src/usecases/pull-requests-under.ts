import { lookAgain } from '../collect/look-again.ts';
import type { PullRequestRef, RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/** An organization's policy may rule thousands: the rest follow with their next event. */
const maxPullRequests = 100;

/** Forgets what is remembered of a policy, a branch's or (null) the organization's, and tells which open pull requests it rules. */
export async function pullRequestsUnder(
  services: Services,
  repository: RepositoryRef,
  branch: string | null,
): Promise<readonly PullRequestRef[]> {
  const { policies, pullRequests } = services.store;
  await lookAgain(policies, repository, branch);

  const ruled =
    branch === null
      ? await pullRequests.openInInstallation(repository.installationId, maxPullRequests)
      : await pullRequests.openInto(repository.id, branch, maxPullRequests);

  return ruled.map(({ repository, number }) => ({ repository, number }));
}
