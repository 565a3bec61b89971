import { orUnknown } from '../collect/or-unknown.ts';
import { everythingMissed, type Missed } from '../model/reconcile.ts';
import { activeInstallations } from './active-installations.ts';
import type { PlaceRequests } from './look-at-installation.ts';
import { isSwept, noteListed } from './note-listed.ts';
import type { Services } from './services.ts';
import { tryEach } from './try-each.ts';

/** Asks for a look at every repository of every installation: what no list of deliveries can tell any more. */
export async function reconcileEverything(
  services: Services,
  requests: PlaceRequests,
  since: Date | null,
  missed: readonly Missed[] = everythingMissed,
): Promise<number> {
  const { repositories } = services.store;
  const open = new Set((await repositories.withOpenPullRequests()).map(({ ref }) => ref.id));
  let requested = 0;
  await tryEach(await activeInstallations(services, requests), async ({ id }) => {
    const known = new Map((await repositories.list(id)).map(one => [one.ref.id, one]));
    const listed = (await orUnknown(services.github.installation(id).repositories())) ?? [];
    for (const one of listed) {
      await noteListed(services, one, known.get(one.ref.id));
      if (!isSwept(one, open)) continue;
      await requests.requestReconcile({ repository: one.ref, since, missed });
      await repositories.change(one.ref, { pushedAt: one.pushedAt, updatedAt: one.updatedAt });
      requested += 1;
    }
  });

  return requested;
}
