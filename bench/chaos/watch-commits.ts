import pg from 'pg';
import type { SyncPoints } from './sync-points.ts';

/** Of a connection: what its open transaction wrote first. */
const writing = new WeakMap<object, string>();

const write = /^\s*(?:insert\s+into|update|delete\s+from)\s+((?:"?\w+"?\.)?"?\w+"?)/i;

/**
 * A sync point before and after each commit, named after the table that the transaction wrote first: between them the
 * database alone knows whether it happened. Both databases are reached through node-postgres.
 */
export function watchCommits(points: SyncPoints): void {
  const { query } = pg.Client.prototype;
  function watchedQuery(this: object, ...given: unknown[]): unknown {
    const text = textOf(given[0]);
    const table = write.exec(text)?.[1]?.replaceAll('"', '');
    if (/^\s*begin\b/i.test(text)) writing.delete(this);
    else if (table !== undefined && !writing.has(this)) writing.set(this, table);
    const name = /^\s*commit\b/i.test(text) ? writing.get(this) : undefined;
    if (name !== undefined) points.pass(`before commit of ${name}`);
    const result: unknown = Reflect.apply(query, this, given);
    if (name === undefined || !(result instanceof Promise)) return result;

    return result.then(value => {
      points.pass(`after commit of ${name}`);

      return value;
    });
  }
  Object.assign(pg.Client.prototype, { query: watchedQuery });
}

function textOf(given: unknown): string {
  if (typeof given === 'string') return given;
  const isQuery = typeof given === 'object' && given !== null && 'text' in given;

  return isQuery && typeof given.text === 'string' ? given.text : '';
}
