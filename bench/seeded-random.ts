/** The same numbers for the same seed, so that a failed run can be repeated. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number below `count`. */
  below(count: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  chance(probability: number): boolean;
  shuffled<T>(list: readonly T[]): T[];
}

/** mulberry32 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const below = (count: number) => Math.floor(next() * count);

  return {
    next,
    below,
    pick: list => list[below(list.length)] ?? list[0],
    chance: probability => next() < probability,
    shuffled(list) {
      const mixed = [...list];
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const [a, b] = [mixed[last], mixed[other]];
        if (a === undefined || b === undefined) continue;
        mixed[last] = b;
        mixed[other] = a;
      }

      return mixed;
    },
  };
}
