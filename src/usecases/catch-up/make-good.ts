import { tryEach } from '../try-each.ts';
import { type MadeGood, type MakingGood, makeGoodOne } from './make-good-one.ts';
import type { MissedDelivery } from './missed-deliveries.ts';
import { Places } from './places.ts';

export type { MadeGood } from './make-good-one.ts';

/**
 * Brings into the inbox what only a payload tells, and asks for one look at each repository for all the rest. Where GitHub
 * cannot be asked about an installation just now, that of all others is done first.
 */
export async function makeGood(
  making: Omit<MakingGood, 'places'>,
  missed: readonly MissedDelivery[],
): Promise<MadeGood> {
  const places = new Places(making.services);
  const made: MadeGood[] = [];
  const byInstallation = Map.groupBy(missed, ({ installationId }) => installationId);
  await tryEach(byInstallation.values(), async its => {
    made.push(await makeGoodOne({ ...making, places }, its));
  });

  return {
    reconciled: made.reduce((sum, { reconciled }) => sum + reconciled, 0),
    fetched: made.reduce((sum, { fetched }) => sum + fetched, 0),
  };
}
