import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

export interface Readiness {
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  isWorking(): boolean;
}

/** Liveness and readiness. Both are public and tell nothing but yes or no. */
export function healthRoutes(readiness: Readiness): Hono<{ Bindings: HttpBindings }> {
  return new Hono<{ Bindings: HttpBindings }>()
    .get('/healthz', context => context.text('alive\n'))
    .get('/readyz', async context =>
      (await isReady(readiness)) ? context.text('ready\n') : context.text('not ready\n', 503),
    );
}

async function isReady(readiness: Readiness): Promise<boolean> {
  if (!readiness.isWorking()) return false;
  try {
    await readiness.ping();
    return true;
  } catch {
    return false;
  }
}
