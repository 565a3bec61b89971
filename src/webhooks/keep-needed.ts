import type { EventHandler } from './handler.ts';
import { handlers } from './handlers.ts';
import { notedPayload } from './note-repository-of.ts';

const handlerOf: ReadonlyMap<string, EventHandler> = new Map(
  handlers.flatMap(handler => handler.events.map(event => [event, handler] as const)),
);

/**
 * Of a payload, what its handler will look at: a tenth of the bytes, and nothing of people that nobody asked for. The
 * whole of a payload that is not as its handler needs it.
 */
export function keepNeeded(event: string, payload: object): object {
  const parsed = handlerOf.get(event)?.schema.safeParse(payload);
  if (!parsed?.success) return payload;
  const noted = notedPayload.safeParse(payload);

  return noted.success ? (merge(parsed.data, noted.data) as object) : (parsed.data as object);
}

/** Two parts of one payload: where both have a value, it is the same. */
function merge(one: unknown, other: unknown): unknown {
  if (!isPlain(one) || !isPlain(other)) return one ?? other;
  const merged = { ...one };
  for (const [key, value] of Object.entries(other)) merged[key] = merge(one[key], value);

  return merged;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
