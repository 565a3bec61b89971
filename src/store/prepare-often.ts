import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';

/** What a statement begins with that runs often with the same text: each connection parses and plans it once. */
export const often = '/* often */ ';

const names = new Map<string, string>();

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

  return isMarked ? { ...config, name: nameOf(config.text) } : config;
}

function nameOf(text: unknown): string {
  const key = String(text);
  const name = names.get(key) ?? createHash('sha256').update(key).digest('hex').slice(0, 32);
  names.set(key, name);

  return name;
}
