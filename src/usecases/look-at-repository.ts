import type { ListedRepository } from '../github/listed-repository.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { everythingMissed } from '../model/reconcile.ts';
import { fullName, isSamePlace, type RepositoryRef } from '../model/repository.ts';
import type { KnownRepository, RepositoryState } from '../store/place-port.ts';
import { lookAtInstallation, type PlaceRequests } from './look-at-installation.ts';
import type { Services } from './services.ts';

/**
 * Learns from GitHub what became of a repository and what it is called today, whichever event or refusal gave cause. One
 * that is not found is gone where an event says so, else only when it stays unfound: GitHub may lose sight of one for a moment.
 */
export async function lookAtRepository(
  services: Services,
  requests: PlaceRequests,
  asked: RepositoryRef,
  { saysGone }: { readonly saysGone: boolean },
): Promise<void> {
  const { repositories } = services.store;
  const found = await find(services, requests, asked);
  if (found === 'closed') return;
  const known = await repositories.find(asked.id);
  if (found !== undefined) return await keepFound(services, requests, known, found, saysGone);
  // It moved on to another installation: what the old one says of it changes nothing.
  if (known !== undefined && known.ref.installationId !== asked.installationId) return;

  if (known === undefined) await repositories.put(asked);
  const isGone = saysGone || (await repositories.notFound(asked.id));
  if (!isGone) return;
  await removeRepository(services, requests, asked);
  // Selected again meanwhile: what the job that was told so has asked for may have been dropped here.
  const again = await find(services, requests, asked);
  if (again !== undefined && again !== 'closed')
    await keepFound(services, requests, await repositories.find(asked.id), again);
}

/** `closed`: of an installation that is suspended GitHub tells nothing. */
async function find(
  services: Services,
  requests: PlaceRequests,
  { installationId, id, owner }: RepositoryRef,
): Promise<ListedRepository | undefined | 'closed'> {
  try {
    return await services.github.places.repository(installationId, id);
  } catch (error) {
    if (!(error instanceof GatewayError) || !error.isAboutPlace) throw error;
    await lookAtInstallation(services, requests, { id: installationId, account: owner });

    return 'closed';
  }
}

/** Nothing is done there any more; its history stays. */
export async function removeRepository(
  { store, log }: Services,
  requests: Pick<PlaceRequests, 'dropRepository'>,
  repository: RepositoryRef,
): Promise<void> {
  if (!(await store.repositories.remove(repository))) return;
  await requests.dropRepository(repository);
  log.info({ repository: fullName(repository), repositoryId: repository.id }, 'repository is gone from here');
}

async function keepFound(
  { store, log }: Services,
  requests: PlaceRequests,
  known: KnownRepository | undefined,
  found: ListedRepository,
  wasGone = false,
): Promise<void> {
  const { ref, defaultBranch, isPrivate } = found;
  const state = stateOf(found);
  const isMoved = known !== undefined && isElsewhere(known, found);
  // Whoever comes again after a kill in between sees what was not asked for.
  const change = { state, defaultBranch, isPrivate, ...(isMoved && { reconciledAt: null }) };
  await store.repositories.put(ref, change);
  await store.repositories.found(ref.id);
  if (state !== 'active') await requests.dropRepository(ref);
  // Gone and here again: what happened in between nobody told.
  else if (isMoved || wasGone || known?.reconciledAt === null)
    await requests.requestReconcile({ repository: ref, since: null, missed: everythingMissed });
  if (known !== undefined && (known.state !== state || isMoved))
    log.info({ repository: fullName(ref), was: fullName(known.ref), state }, 'repository');
}

export function stateOf({
  isArchived,
  isDisabled,
}: Pick<ListedRepository, 'isArchived' | 'isDisabled'>): RepositoryState {
  if (isDisabled) return 'disabled';

  return isArchived ? 'archived' : 'active';
}

/** What was asked under its old name, or while nothing could be done, may be lost. */
function isElsewhere(known: KnownRepository, found: ListedRepository): boolean {
  return (
    known.state !== 'active' ||
    !isSamePlace(known.ref, found.ref) ||
    (known.defaultBranch !== null && known.defaultBranch !== found.defaultBranch)
  );
}
