import { z } from 'zod';
import { judgeAnew } from '../usecases/judge-anew.ts';
import { lookAtInstallation, reconcileInstallation } from '../usecases/look-at-installation.ts';
import { adoptRepositories } from './adopt-repositories.ts';
import { eventHandler } from './handler.ts';
import { accountOf, installationPayload, listedRepository } from './installation-payload.ts';

/** After these, what was missed or could not be judged is looked at again, whatever was known here before. */
const meansMore = new Set(['unsuspend', 'new_permissions_accepted']);

/** The App was installed, suspended, taken up again or uninstalled, or it may do more than before. */
export const installation = eventHandler({
  events: ['installation'],
  schema: z.object({
    action: z.string(),
    installation: installationPayload,
    repositories: z.array(listedRepository).nullish(),
  }),
  async handle(payload, dependencies) {
    const { services, queue } = dependencies;
    const { action } = payload;
    const { id } = payload.installation;
    const account = accountOf(payload.installation);
    const { state, isReconciled } = await lookAtInstallation(services, queue, { id, account });
    if (state !== 'active') return `installation ${state}`;
    if (action === 'created')
      return await adoptRepositories(dependencies, { id, account }, payload.repositories ?? []);

    if (isReconciled) return null;
    if (!meansMore.has(action)) return `installation ${action}`;
    await judgeAnew(services, queue, id);
    await reconcileInstallation(services, queue, id, null);

    return null;
  },
});

/** The account has a new login: its repositories have new names. */
export const installationTarget = eventHandler({
  events: ['installation_target'],
  schema: z.object({ installation: z.object({ id: z.int() }) }),
  async handle(payload, { services, queue }) {
    await lookAtInstallation(services, queue, { id: payload.installation.id, account: '' });

    return null;
  },
});
