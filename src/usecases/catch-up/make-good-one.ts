import { GatewayError } from '../../model/gateway-error.ts';
import type { Missed } from '../../model/reconcile.ts';
import type { PlaceRequests } from '../look-at-installation.ts';
import type { Services } from '../services.ts';
import { tryEach } from '../try-each.ts';
import { acceptMissed } from './accept-missed.ts';
import { fetchCommands, lateMs } from './fetch-commands.ts';
import { Looks } from './looks.ts';
import type { MissedDelivery } from './missed-deliveries.ts';
import type { Places } from './places.ts';

/** A merge queue waits no longer for an answer. */
const groupMs = 60 * 60 * 1000;
/** What happened is a little older than the delivery that tells it. */
const earlierMs = 10 * 60 * 1000;

const mostFailures = 3;

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
    const isLate = kinds.includes('comments');
    const since = new Date(delivery.deliveredAt.getTime() - (isLate ? lateMs : earlierMs));
    if (delivery.repositoryId === null)
      for (const { ref } of await places.list(installationId)) looks.add(ref, kinds, since);
    else {
      const repository = await places.find(installationId, delivery.repositoryId);
      if (repository !== undefined) looks.add(repository, kinds, since);
    }
  }

  let failures = 0;
  /** One payload may be broken; where several in a row are not given, it is GitHub that does not answer. */
  async function payloadOf(id: number) {
    if (failures >= mostFailures) throw new GatewayError('unavailable', 'GitHub gives no payloads just now.');
    try {
      const payload = await services.app.deliveryPayload(id);
      failures = 0;

      return payload;
    } catch (error) {
      failures = error instanceof GatewayError && error.kind === 'rate-limited' ? mostFailures : failures + 1;
      throw error;
    }
  }

  async function one(delivery: MissedDelivery) {
    const { remedy } = delivery;
    if (remedy.kind === 'look') await look(delivery, remedy.missed);
    const isAwaited = now.getTime() - delivery.deliveredAt.getTime() < groupMs;
    if (remedy.kind !== 'fetch' && !(remedy.kind === 'fetch-if-young' && isAwaited)) return;
    const payload = await payloadOf(delivery.id);
    fetched += 1;
    if (payload !== undefined) await acceptMissed(services, delivery, payload);
    else if (remedy.kind === 'fetch') await look(delivery, remedy.missed);
  }

  async function allOf(comments: readonly MissedDelivery[]) {
    const [first] = comments;
    if (first?.installationId == null || first.repositoryId === null) return;
    const repository = await places.find(first.installationId, first.repositoryId);
    if (repository === undefined) return;
    const found = await fetchCommands(services, repository, comments);
    fetched += found.fetched;
    if (!found.isComplete) await look(first, ['comments']);
  }

  // What GitHub does not give of one delivery keeps nothing else from being made good.
  try {
    await tryEach(
      [
        ...missed.map(each => () => one(each)),
        ...[...commentsByRepository(missed).values()].map(its => () => allOf(its)),
      ],
      part => part(),
    );
  } finally {
    for (const request of looks.requests()) await queue.requestReconcile(request);
  }

  return { reconciled: looks.requests().length, fetched };
}

function commentsByRepository(missed: readonly MissedDelivery[]) {
  return Map.groupBy(
    missed.filter(({ remedy }) => remedy.kind === 'fetch-if-command'),
    ({ repositoryId }) => repositoryId,
  );
}
