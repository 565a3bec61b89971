import type { ListedRepository } from '../github/listed-repository.ts';
import { everythingMissed, type ReconcileRequest } from '../model/reconcile.ts';
import type { PullRequestRef, RepositoryRef } from '../model/repository.ts';
import type { InstallationState } from '../store/place-port.ts';
import { judgeAnew } from './judge-anew.ts';
import type { Services } from './services.ts';

/** What a change of state asks of the queue. */
export interface PlaceRequests {
  requestCheck(ref: PullRequestRef, options: { at: Date; background: boolean }): Promise<void>;
  requestReconcile(request: ReconcileRequest): Promise<void>;
  dropInstallation(installationId: number): Promise<number>;
  dropRepository(repository: Pick<RepositoryRef, 'id' | 'installationId'>): Promise<number>;
}

/**
 * Learns from GitHub whether the App is installed there, suspended or active, whichever event or refusal gave cause: so the
 * order in which those come does not matter. Where it may not work any more its waiting jobs go, where it may again its
 * repositories are reconciled. Its permissions are kept last: where something broke off before, they are unknown, and
 * whoever looks next asks for all of it again. `account` is for an installation that is gone and was never heard of.
 */
export async function lookAtInstallation(
  services: Services,
  requests: PlaceRequests,
  { id, account }: { readonly id: number; readonly account: string },
): Promise<{ readonly state: InstallationState; readonly isReconciled: boolean }> {
  const { installations, repositories } = services.store;
  const [found, known] = await Promise.all([services.github.places.installation(id), installations.find(id)]);
  const state: InstallationState =
    found === undefined ? 'uninstalled' : found.isSuspended ? 'suspended' : 'active';
  const named = found?.account ?? known?.account ?? account;
  const permissions = found === undefined ? null : permissionsText(found.permissions);
  const isGrantedAnew = known !== undefined && known.permissions !== permissions;
  const isReconciled =
    state === 'active' && known !== undefined && (known.state !== 'active' || isGrantedAnew);
  // Before anything is kept: where GitHub does not answer, whoever comes again sees that there is something to do.
  const living = isReconciled ? await livingRepositories(services, id) : [];
  await keepLiving(services, living);
  if (found !== undefined) await repositories.renameOwner(id, named);
  const present = { id, account: named, state, since: services.now() };
  const told = known === undefined ? { permissions } : isReconciled ? { permissions: null } : {};
  await installations.put({ ...present, ...told });

  if (state !== known?.state)
    services.log.info({ installationId: id, account: named, state }, 'installation');
  if (state !== 'active') await requests.dropInstallation(id);
  if (isGrantedAnew && state === 'active') await judgeAnew(services, requests, id);
  await requestReconciles(requests, living, isGrantedAnew ? null : (known?.since ?? null));
  // What a suspended one may do shows when it is taken up again.
  if (isReconciled) {
    await installations.grant(id, permissions);
    // Suspended while its repositories were listed: whoever was told so may have been before what is kept here.
    const again = await services.github.places.installation(id);
    if (again === undefined || again.isSuspended)
      return await lookAtInstallation(services, requests, { id, account });
  }

  return { state, isReconciled };
}

/** In one order, to be compared. */
export function permissionsText(permissions: Readonly<Record<string, string>>): string {
  return Object.entries(permissions)
    .map(([name, level]) => `${name}:${level}`)
    .sort()
    .join(',');
}

/** Asks for one look at every repository of an installation that is not archived or disabled. */
export async function reconcileInstallation(
  services: Services,
  requests: Pick<PlaceRequests, 'requestReconcile'>,
  installationId: number,
  since: Date | null,
): Promise<number> {
  const living = await livingRepositories(services, installationId);
  await keepLiving(services, living);
  await requestReconciles(requests, living, since);

  return living.length;
}

async function livingRepositories(services: Services, id: number): Promise<readonly ListedRepository[]> {
  const listed = await services.github.installation(id).repositories();

  return listed.filter(one => !one.isArchived && !one.isDisabled);
}

/** At once: what goes meanwhile must stay gone. */
async function keepLiving({ store }: Services, living: readonly ListedRepository[]): Promise<void> {
  for (const { ref, defaultBranch, isPrivate } of living)
    await store.repositories.put(ref, { state: 'active', defaultBranch, isPrivate });
}

async function requestReconciles(
  requests: Pick<PlaceRequests, 'requestReconcile'>,
  living: readonly ListedRepository[],
  since: Date | null,
): Promise<void> {
  for (const { ref } of living)
    await requests.requestReconcile({ repository: ref, since, missed: everythingMissed });
}
