import { z } from 'zod';
import { lookAtInstallation } from '../usecases/look-at-installation.ts';
import { lookAtRepository } from '../usecases/look-at-repository.ts';
import { adoptRepositories, repositoryIn } from './adopt-repositories.ts';
import { eventHandler } from './handler.ts';
import { accountOf, installationPayload, listedRepository } from './installation-payload.ts';

/** Repositories were selected for the installation, or taken out of it. */
export const installationRepositories = eventHandler({
  events: ['installation_repositories'],
  schema: z.object({
    installation: installationPayload,
    repositories_added: z.array(listedRepository).nullish(),
    repositories_removed: z.array(listedRepository).nullish(),
  }),
  async handle(payload, dependencies) {
    const { services, queue } = dependencies;
    const installation = { id: payload.installation.id, account: accountOf(payload.installation) };
    const { state } = await lookAtInstallation(services, queue, installation);
    if (state !== 'active') return `installation ${state}`;

    const removed = payload.repositories_removed ?? [];
    for (const one of removed)
      await lookAtRepository(services, queue, repositoryIn(installation, one), { saysGone: true });
    const adopted = await adoptRepositories(dependencies, installation, payload.repositories_added ?? []);

    return removed.length > 0 ? null : adopted;
  },
});
