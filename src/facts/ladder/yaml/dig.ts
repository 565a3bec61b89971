/** What lies at a path of keys in plain values; undefined where there is none. Inherited properties are none. */
export function dig(value: unknown, ...keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (!isMap(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }

  return found;
}

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const mapOf = (value: unknown): Readonly<Record<string, unknown>> => (isMap(value) ? value : {});

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text or a number as text; null for anything else and for an empty one. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);

  return typeof value === 'string' && value !== '' ? value : null;
}

/** Whether there is something: an empty map, list or text is nothing. */
export function isFilled(value: unknown): boolean {
  if (isMap(value)) return Object.keys(value).length > 0;
  if (Array.isArray(value)) return value.length > 0;

  return value !== undefined && value !== null && value !== '' && value !== false;
}
