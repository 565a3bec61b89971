import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

export interface Readiness {
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  isWorking(): boolean;
}

/** Liveness and readiness. Both are public and tell nothing but yes or no. */
export function healthRoutes({ ping, isWorking }: Readiness): Hono<{ Bindings: HttpBindings }> {
  const readiness = { ping: oneAtATime(ping), isWorking };

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

/** Who asks meanwhile hears the same: anybody may ask, and deliveries must not stand in line behind a flood of them. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;

  return () => {
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
