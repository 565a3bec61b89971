import { type Remedy, remedyFor } from '../../facts/missed-event.ts';
import type { HookDelivery } from '../../github/app-reads.ts';
import type { Inbox } from '../../store/port.ts';

/** A delivery that GitHub tried to send and that is unknown here. */
export interface MissedDelivery extends HookDelivery {
  readonly remedy: Exclude<Remedy, { kind: 'nothing' }>;
}

/** So many at once are looked up. */
const batch = 1_000;

/** Of all attempts those deliveries that never arrived and that matter, oldest first; of each its newest attempt. */
export async function missedDeliveries(
  inbox: Pick<Inbox, 'fates'>,
  attempts: readonly HookDelivery[],
): Promise<readonly MissedDelivery[]> {
  const newest = new Map<string, HookDelivery>();
  const firstAt = new Map<string, Date>();
  for (const attempt of attempts) {
    const { guid, deliveredAt } = attempt;
    if ((newest.get(guid)?.deliveredAt ?? 0) < deliveredAt) newest.set(guid, attempt);
    if (deliveredAt < (firstAt.get(guid) ?? Number.POSITIVE_INFINITY)) firstAt.set(guid, deliveredAt);
  }
  const mattering = [...newest.values()].flatMap(last => {
    // What happened is older than the first attempt to tell it.
    const attempt = { ...last, deliveredAt: firstAt.get(last.guid) ?? last.deliveredAt };
    const remedy = remedyFor(attempt.event, attempt.action);

    return attempt.installationId === null || remedy.kind === 'nothing' ? [] : [{ ...attempt, remedy }];
  });
  const missed: MissedDelivery[] = [];
  for (let from = 0; from < mattering.length; from += batch) {
    const some = mattering.slice(from, from + batch);
    const fates = await inbox.fates(some.map(({ guid }) => guid));
    missed.push(...some.filter(({ guid }) => !fates.has(guid)));
  }

  return missed.toSorted((a, b) => a.deliveredAt.getTime() - b.deliveredAt.getTime() || a.id - b.id);
}
