import type { Delivery } from '../../src/playground/github/deliveries/delivery.ts';
import { seededRandom } from '../seeded-random.ts';

/** All deliveries in any order, some of them twice or three times: the same for the same seed. */
export function arrivalOrder(deliveries: readonly Delivery[], seed: number): readonly Delivery[] {
  const random = seededRandom(seed);
  const repeated = deliveries.flatMap(one =>
    [one, one, one].slice(0, random.chance(0.2) ? 2 + random.below(2) : 1),
  );

  return random.shuffled(repeated);
}
