import { randomUUID } from 'node:crypto';
import { openConnection, type RawConnection } from '../ingest/raw-connection.ts';
import type { SignedDelivery } from '../ingest/signed-deliveries.ts';
import type { Random } from '../seeded-random.ts';

const pairsAtOnce = 32;

export interface SentTwice {
  readonly guids: readonly string[];
  /** Deliveries of which an answer was none of the 2xx, by status. */
  readonly refused: ReadonlyMap<string, number>;
}

/** Sends every delivery to two servers in the same moment, under one GUID. */
export async function sendTwice(
  urls: readonly string[],
  deliveries: readonly SignedDelivery[],
  count: number,
  random: Random,
  onSent: (done: number) => void,
): Promise<SentTwice> {
  const guids: string[] = [];
  const refused = new Map<string, number>();
  let begun = 0;

  async function sendPairs([one, other]: readonly RawConnection[]): Promise<void> {
    while (begun < count) {
      const delivery = deliveries[begun++ % deliveries.length];
      if (delivery === undefined || one === undefined || other === undefined)
        throw new Error('Nothing to send.');
      const guid = randomUUID();
      const answers = await Promise.all([one.send(delivery, guid), other.send(delivery, guid)]);
      for (const { status } of answers)
        if (status !== 202) refused.set(String(status), (refused.get(String(status)) ?? 0) + 1);
      guids.push(guid);
      onSent(guids.length);
    }
  }

  // A pair's two connections stay the same: one that rests for 5 s is closed by the server.
  const lanes = await Promise.all(
    Array.from({ length: pairsAtOnce }, () =>
      Promise.all(random.shuffled(urls).slice(0, 2).map(openConnection)),
    ),
  );
  await Promise.all(lanes.map(sendPairs));
  for (const connection of lanes.flat()) connection.close();

  return { guids, refused };
}
