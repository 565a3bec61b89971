import type { RepositoryFacts } from './repository-facts.ts';
import { factsSchema } from './schema/facts-schema.ts';

/** What is wrong in a facts file: where, and what was expected there. Texts in it may come from the file. */
export class UnreadableFacts extends Error {
  override readonly name = 'UnreadableFacts';
}

/** Facts as JSON; every value has passed its schema. Throws `UnreadableFacts`. */
export function readFacts(json: string): RepositoryFacts {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    const place = /line \d+ column \d+/.exec(String(cause))?.[0];
    throw new UnreadableFacts(`it is not JSON${place === undefined ? '' : ` (${place})`}`, { cause });
  }
  const parsed = factsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;

  throw new UnreadableFacts(issue === undefined ? 'it has another form' : problemOf(issue));
}

function problemOf({ path, message, code }: { path: PropertyKey[]; message: string; code: string }): string {
  const what = message
    .replace(/^Invalid (?:input|option|value): /, '')
    .replace('received undefined', 'found nothing')
    .replace('received', 'found')
    .slice(0, 300);
  const sentence = code === 'unrecognized_keys' ? `${what}: no such key is known here` : what;
  const place = path.map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');

  return place === '' ? sentence : `${place.replace(/^\./, '')}: ${sentence}`;
}
