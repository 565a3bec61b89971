/** What a repository may still do to a key that its organization locked. */
export interface Lock<T> {
  /** `order`: the words from loosest to strictest. */
  readonly rule: 'order' | 'higher' | 'lower' | 'fewer' | 'fixed';
  /** True when a repository may set `value` over the locked `floor`. */
  keeps(floor: T, value: T): boolean;
}

export const higher: Lock<number> = { rule: 'higher', keeps: (floor, value) => value >= floor };
export const lower: Lock<number> = { rule: 'lower', keeps: (floor, value) => value <= floor };
/** Some of the floor's items, none besides. */
export const fewer: Lock<string[]> = { rule: 'fewer', keeps: (floor, value) => isSubset(value, floor) };
export const fixed: Lock<unknown> = { rule: 'fixed', keeps: (floor, value) => isSame(floor, value) };

/** Words from loosest to strictest. */
export function strictness<T extends string>(words: readonly T[]): Lock<T> {
  return { rule: 'order', keeps: (floor, value) => words.indexOf(value) >= words.indexOf(floor) };
}

function isSubset(part: readonly unknown[], whole: readonly unknown[]): boolean {
  return part.every(item => whole.includes(item));
}

/** Lists of words say the same in any order. */
function isSame(one: unknown, other: unknown): boolean {
  const isWords = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every(item => typeof item === 'string');
  if (isWords(one) && isWords(other)) return isSubset(one, other) && isSubset(other, one);

  return JSON.stringify(one) === JSON.stringify(other);
}
