import { GatewayError } from '../model/gateway-error.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import { admitRepository } from './admit-repository.ts';
import { lookAtInstallation, type PlaceRequests } from './look-at-installation.ts';
import { lookAtRepository } from './look-at-repository.ts';
import type { Services } from './services.ts';

/**
 * Does a job's work under today's names, and not at all where nothing may be done. Where GitHub's answers leave in doubt
 * whether that still holds, it is looked up, and a job that failed for that reason is over.
 */
export async function workInRepository(
  services: Services,
  requests: PlaceRequests,
  asked: RepositoryRef,
  work: (repository: RepositoryRef) => Promise<void>,
): Promise<void> {
  const { log, doubts } = services;
  const admission = await admitRepository(services, asked);
  if ('refused' in admission) {
    log.debug({ repository: fullName(asked), reason: admission.refused }, 'job dropped');
    return;
  }
  const { repository } = admission;
  try {
    await work(repository);
  } catch (error) {
    if (!(error instanceof GatewayError) || !doubts.take(repository)) throw error;
    await settleDoubt(services, requests, repository);
    const again = await admitRepository(services, repository);
    if (!('refused' in again)) throw error;
    log.debug({ repository: fullName(repository), reason: again.refused }, 'job dropped midway');
    return;
  }
  if (doubts.take(repository)) await settleDoubt(services, requests, repository);
}

async function settleDoubt(
  services: Services,
  requests: PlaceRequests,
  repository: RepositoryRef,
): Promise<void> {
  const { installationId, owner } = repository;
  const { state } = await lookAtInstallation(services, requests, { id: installationId, account: owner });
  if (state === 'active') await lookAtRepository(services, requests, repository, { saysGone: false });
}
