import type { Pool } from 'pg';
import type { Log } from '../model/log.ts';
import { warnSeldom } from './warn-seldom.ts';

/**
 * node-postgres emits `error` on a connection that is lost, also while a transaction has it, and without a listener
 * that ends the process. Whoever uses the connection is told by a rejected query.
 */
export function surviveLostConnections(pool: Pool, log: Log): void {
  const warn = warnSeldom(log);
  pool.on('connect', client => {
    client.on('error', error => warn({ reason: error.message }, 'database connection lost'));
  });
  // Repeats what an idle connection has said already.
  pool.on('error', () => {});
}
