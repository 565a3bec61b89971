import { isPolicyRepository } from '../model/policy-path.ts';
import { everythingMissed } from '../model/reconcile.ts';
import { isSamePlace, type RepositoryRef } from '../model/repository.ts';
import type { KnownRepository } from '../store/place-port.ts';
import { indexOpenPullRequests } from '../usecases/index-open-pull-requests.ts';
import { lookAtRepository } from '../usecases/look-at-repository.ts';
import { pullRequestsUnder } from '../usecases/pull-requests-under.ts';
import type { WebhookDependencies } from './dependencies.ts';
import type { Handled } from './handler.ts';
import type { ListedRepositoryPayload } from './installation-payload.ts';

/** One check after the other, so that an installation with many open pull requests does not spend its quota at once. */
const spacingMs = 500;
const lookAgainMs = 10_000;

/**
 * Open pull requests of repositories that are new here are indexed and judged. Those that were here before are reconciled
 * where they come from elsewhere. A job that broke off finds those that it was done with, and goes on with the others.
 */
export async function adoptRepositories(
  dependencies: WebhookDependencies,
  installation: { readonly id: number; readonly account: string },
  repositories: readonly ListedRepositoryPayload[],
): Promise<Handled> {
  const { services, queue } = dependencies;
  let requested = 0;
  for (const one of repositories) {
    const ref = repositoryIn(installation, one);
    const known = await services.store.repositories.find(ref.id);
    if (known !== undefined && isKeptAs(known, ref)) continue;
    if (known !== undefined && !isNew(known)) {
      await lookAtRepository(services, queue, ref, { saysGone: false });
      requested += 1;
      continue;
    }
    const startedAt = services.now();
    await services.store.repositories.put(ref, { isPrivate: one.private ?? null });
    const open = await indexOpenPullRequests(services, ref);
    // With it comes the organization's policy, which rules what is open elsewhere.
    const ruled = isPolicyRepository(ref) ? await pullRequestsUnder(services, ref, null) : [];
    for (const pull of [...(open ?? []), ...ruled]) {
      await queue.requestCheck(pull, { at: new Date(services.now().getTime() + requested * spacingMs) });
      requested += 1;
    }
    if (open === undefined) {
      // GitHub may not find for a moment what is new.
      const at = new Date(services.now().getTime() + lookAgainMs);
      await queue.requestReconcile({ repository: ref, since: null, missed: everythingMissed }, { at });
      requested += 1;
      continue;
    }
    await services.store.repositories.change(ref, { reconciledAt: startedAt });
  }

  return requested === 0 ? 'no open pull requests' : null;
}

/** An event of its own may have named it first: then nobody has asked yet what is open there. */
const isNew = ({ state, reconciledAt }: KnownRepository) => state === 'active' && reconciledAt === null;

const isKeptAs = (known: KnownRepository, ref: RepositoryRef) =>
  known.state === 'active' && known.reconciledAt !== null && isSamePlace(known.ref, ref);

export function repositoryIn(
  { id, account }: { readonly id: number; readonly account: string },
  one: ListedRepositoryPayload,
): RepositoryRef {
  const owner = one.full_name?.split('/')[0] ?? account;

  return { installationId: id, id: one.id, owner, name: one.name };
}
