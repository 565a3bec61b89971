import type { InstallationFacts } from '../github/app-reads.ts';
import { reasonOf } from '../model/reason-of.ts';
import { lookAtInstallation, type PlaceRequests } from './look-at-installation.ts';
import type { Services } from './services.ts';

/**
 * Those GitHub lists as active. Where the list differs from what is known here, an event was missed: that is made good, and
 * where it cannot be just now, it still differs the next time.
 */
export async function activeInstallations(
  services: Services,
  requests: PlaceRequests,
): Promise<readonly InstallationFacts[]> {
  const listed = await services.app.installations();
  const known = await services.store.installations.list();
  const stateOf = (id: number) => known.find(one => one.id === id)?.state;
  const isListed = (id: number) => listed.some(one => one.id === id);
  const changed = listed.filter(one => stateOf(one.id) !== (one.isSuspended ? 'suspended' : 'active'));
  const gone = known.filter(({ id, state }) => state !== 'uninstalled' && !isListed(id));
  for (const { id, account } of [...changed, ...gone])
    await lookAtInstallation(services, requests, { id, account }).catch(error =>
      services.log.warn(
        { installationId: id, reason: reasonOf(error) },
        'installation not looked at just now',
      ),
    );

  return listed.filter(one => !one.isSuspended);
}
