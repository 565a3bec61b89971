/** What a field of a payload might turn into. */
const strangeValues: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  '',
  'a\u0000b',
  '\ud800',
  [],
  {},
  [null],
  true,
  { id: null },
  'x'.repeat(10_000),
];

/** A copy with a few keys removed, nulled, replaced or added, anywhere in it; `choices` decides which. */
export function mutated(payload: unknown, choices: Iterator<number>): unknown {
  const choose = (below: number) => (choices.next().value ?? 0) % below;
  const copy = structuredClone(payload) as Record<string, unknown>;
  const changes = 1 + choose(5);
  for (let change = 0; change < changes; change += 1) {
    const owner = pickObject(copy, choose);
    const keys = Object.keys(owner);
    const key = keys[choose(Math.max(1, keys.length))] ?? 'action';
    const how = choose(4);
    if (how === 0) delete owner[key];
    else if (how === 1) owner[key] = null;
    else if (how === 2) owner[key] = structuredClone(strangeValues[choose(strangeValues.length)]);
    else owner[`added_${change}`] = structuredClone(strangeValues[choose(strangeValues.length)]);
  }
  return copy;
}

/** Walks down a random way, and stops on it with a chance of one in three. */
function pickObject(
  root: Record<string, unknown>,
  choose: (below: number) => number,
): Record<string, unknown> {
  let current = root;
  while (choose(3) !== 0) {
    const inner = Object.values(current).filter(
      value => typeof value === 'object' && value !== null && !Array.isArray(value),
    );
    if (inner.length === 0) break;
    current = inner[choose(inner.length)] as Record<string, unknown>;
  }
  return current;
}
