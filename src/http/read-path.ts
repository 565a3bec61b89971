/** Walks own properties of parsed JSON; undefined where the path ends early. */
export function readPath(value: unknown, ...keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

/** GitHub's numeric ids are positive and fit a safe integer; anything else is no id. */
export function readId(value: unknown, ...keys: readonly string[]): number | null {
  const id = readPath(value, ...keys);
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
}
