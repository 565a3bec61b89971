import type { InstallationFacts } from '../github/app-reads.ts';
import type { KnownInstallation } from '../store/place-port.ts';
import { lookAtInstallation, type PlaceRequests, permissionsText } from './look-at-installation.ts';
import type { Services } from './services.ts';
import { tryEach } from './try-each.ts';

/**
 * Brings what is known of the installations in line with GitHub's list, whatever events were missed, and deletes all that
 * is stored of those that ended long enough ago.
 */
export async function sweepInstallations(services: Services, requests: PlaceRequests): Promise<void> {
  const { installations } = services.store;
  const [listed, kept] = await Promise.all([services.app.installations(), installations.list()]);
  const known = new Map(kept.map(one => [one.id, one]));

  async function lookAtListed({ id, account, isSuspended, ...found }: InstallationFacts): Promise<void> {
    const permissions = permissionsText(found.permissions);
    const state = isSuspended ? 'suspended' : 'active';
    const before = known.get(id);
    if (before === undefined)
      await installations.put({ id, account, state, since: services.now(), permissions });
    // What a suspended one may do is kept when it is taken up again.
    else if (
      before.state !== state ||
      before.account !== account ||
      (state === 'active' && before.permissions !== permissions)
    )
      await lookAtInstallation(services, requests, { id, account });
  }

  async function lookAtEnded(one: KnownInstallation): Promise<void> {
    if (one.state !== 'uninstalled') await lookAtInstallation(services, requests, one);
    else if (isOver(services, one)) await purge(services, one);
  }

  const listedIds = new Set(listed.map(({ id }) => id));
  const ended = kept.filter(({ id }) => !listedIds.has(id));
  await tryEach(
    [...listed.map(one => () => lookAtListed(one)), ...ended.map(one => () => lookAtEnded(one))],
    look => look(),
  );
}

function isOver({ now, timing }: Services, { since }: KnownInstallation): boolean {
  return now().getTime() - since.getTime() >= timing.purgeAfterMs;
}

async function purge({ store, log }: Services, { id, account }: KnownInstallation): Promise<void> {
  await store.installations.purge(id);
  log.info({ installationId: id, account }, 'all that was stored of an ended installation is deleted');
}
