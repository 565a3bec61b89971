import type { Missed } from '../../model/reconcile.ts';
import type { PlaceRequests } from '../look-at-installation.ts';
import type { Services } from '../services.ts';
import { acceptMissed } from './accept-missed.ts';
import { fetchCommands } from './fetch-commands.ts';
import { Looks } from './looks.ts';
import type { MissedDelivery } from './missed-deliveries.ts';
import type { Places } from './places.ts';

/** A merge queue waits no longer for an answer. */
const groupMs = 60 * 60 * 1000;
/** What happened is a little older than the delivery that tells it. */
const earlierMs = 10 * 60 * 1000;

export interface MadeGood {
  /** Repositories that were asked to be looked at. */
  readonly reconciled: number;
  /** Payloads that were read one by one. */
  readonly fetched: number;
}

export interface MakingGood {
  readonly services: Services;
  readonly queue: PlaceRequests;
  readonly places: Places;
  readonly now: Date;
}

/** All that was missed of one installation. */
export async function makeGoodOne(
  { services, queue, places, now }: MakingGood,
  missed: readonly MissedDelivery[],
): Promise<MadeGood> {
  const looks = new Looks();
  let fetched = 0;

  /** Without a repository it concerns all of the installation. */
  async function look({ installationId, ...delivery }: MissedDelivery, kinds: readonly Missed[]) {
    if (installationId === null) return;
    const since = new Date(delivery.deliveredAt.getTime() - earlierMs);
    if (delivery.repositoryId === null)
      for (const { ref } of await places.list(installationId)) looks.add(ref, kinds, since);
    else {
      const repository = await places.find(installationId, delivery.repositoryId);
      if (repository !== undefined) looks.add(repository, kinds, since);
    }
  }

  for (const delivery of missed) {
    const { remedy } = delivery;
    if (remedy.kind === 'look') await look(delivery, remedy.missed);
    const isAwaited = now.getTime() - delivery.deliveredAt.getTime() < groupMs;
    if (remedy.kind !== 'fetch' && !(remedy.kind === 'fetch-if-young' && isAwaited)) continue;
    const payload = await services.app.deliveryPayload(delivery.id);
    fetched += 1;
    if (payload !== undefined) await acceptMissed(services, delivery, payload);
    else if (remedy.kind === 'fetch') await look(delivery, remedy.missed);
  }

  for (const comments of commentsByRepository(missed).values()) {
    const [first] = comments;
    if (first?.installationId == null || first.repositoryId === null) continue;
    const repository = await places.find(first.installationId, first.repositoryId);
    if (repository === undefined) continue;
    const found = await fetchCommands(services, repository, comments);
    fetched += found.fetched;
    if (!found.isComplete) await look(first, ['comments']);
  }

  const requests = looks.requests();
  for (const request of requests) await queue.requestReconcile(request);

  return { reconciled: requests.length, fetched };
}

function commentsByRepository(missed: readonly MissedDelivery[]) {
  return Map.groupBy(
    missed.filter(({ remedy }) => remedy.kind === 'fetch-if-command'),
    ({ repositoryId }) => repositoryId,
  );
}
