import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';

/** What a statement begins with that runs often with the same text: each connection parses and plans it once. */
export const often = '/* often */ ';

const names = new Map<string, string>();
const mostNames = 200;

/** Names marked statements, on a new connection: PostgreSQL keeps the plans of those that have a name. */
export function prepareOften(client: PoolClient): void {
  const query = client.query.bind(client) as (...values: unknown[]) => unknown;
  const named = (config: unknown, ...rest: unknown[]) => query(withName(config), ...rest);
  Object.assign(client, { query: named });
}

function withName(config: unknown): unknown {
  const isMarked =
    typeof config === 'object' &&
    config !== null &&
    'text' in config &&
    typeof config.text === 'string' &&
    config.text.startsWith(often);

  const name = isMarked ? nameOf(String(config.text)) : undefined;

  return name === undefined ? config : { ...(config as object), name };
}

/** Undefined where there are too many already: connections keep all of them. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);

  return name;
}
