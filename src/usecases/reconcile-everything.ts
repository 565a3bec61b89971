import { orUnknown } from '../collect/or-unknown.ts';
import { everythingMissed, type Missed, type ReconcileRequest } from '../model/reconcile.ts';
import { isSwept, noteListed } from './note-listed.ts';
import type { Services } from './services.ts';

export interface ReconcileQueue {
  requestReconcile(request: ReconcileRequest, options?: { at?: Date }): Promise<void>;
}

/** Asks for a look at every repository of every installation: what no list of deliveries can tell any more. */
export async function reconcileEverything(
  services: Services,
  { requestReconcile }: ReconcileQueue,
  since: Date | null,
  missed: readonly Missed[] = everythingMissed,
): Promise<number> {
  const { repositories } = services.store;
  let requested = 0;
  for (const { id, isSuspended } of await services.app.installations()) {
    if (isSuspended) continue;
    const listed = (await orUnknown(services.github.installation(id).repositories())) ?? [];
    const known = new Map((await repositories.list(id)).map(one => [one.ref.id, one]));
    for (const one of listed) {
      await noteListed(services, one, known.get(one.ref.id));
      if (!isSwept(one)) continue;
      await requestReconcile({ repository: one.ref, since, missed });
      await repositories.put(one.ref, { pushedAt: one.pushedAt, updatedAt: one.updatedAt });
      requested += 1;
    }
  }

  return requested;
}
