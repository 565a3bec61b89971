import { isPolicyRepository } from '../model/policy-path.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { indexOpenPullRequests } from '../usecases/index-open-pull-requests.ts';
import { lookAtRepository } from '../usecases/look-at-repository.ts';
import { pullRequestsUnder } from '../usecases/pull-requests-under.ts';
import type { WebhookDependencies } from './dependencies.ts';
import type { Handled } from './handler.ts';
import type { ListedRepositoryPayload } from './installation-payload.ts';

/** One check after the other, so that an installation with many open pull requests does not spend its quota at once. */
const spacingMs = 500;

/** Open pull requests of repositories that are new here are indexed and judged. Those that were here before are reconciled. */
export async function adoptRepositories(
  dependencies: WebhookDependencies,
  installation: { readonly id: number; readonly account: string },
  repositories: readonly ListedRepositoryPayload[],
): Promise<Handled> {
  const { services, queue } = dependencies;
  let requested = 0;
  for (const one of repositories) {
    const ref = repositoryIn(installation, one);
    if ((await services.store.repositories.find(ref.id)) !== undefined) {
      await lookAtRepository(services, queue, ref, { saysGone: false });
      requested += 1;
      continue;
    }
    await services.store.repositories.put(ref, { isPrivate: one.private ?? null });
    const open = await indexOpenPullRequests(services, ref);
    // With it comes the organization's policy, which rules what is open elsewhere.
    const ruled = isPolicyRepository(ref) ? await pullRequestsUnder(services, ref, null) : [];
    for (const pull of [...open, ...ruled]) {
      await queue.requestCheck(pull, { at: new Date(services.now().getTime() + requested * spacingMs) });
      requested += 1;
    }
  }

  return requested === 0 ? 'no open pull requests' : null;
}

export function repositoryIn(
  { id, account }: { readonly id: number; readonly account: string },
  one: ListedRepositoryPayload,
): RepositoryRef {
  const owner = one.full_name?.split('/')[0] ?? account;

  return { installationId: id, id: one.id, owner, name: one.name };
}
