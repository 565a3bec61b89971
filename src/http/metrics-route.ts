import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Metrics } from './metrics.ts';

/** `/metrics` for those who send `Authorization: Bearer <token>`; for everybody where `token` is null. */
export function metricsRoute(metrics: Metrics, token: string | null): Hono<{ Bindings: HttpBindings }> {
  return new Hono<{ Bindings: HttpBindings }>().get('/metrics', async context => {
    // The scheme's letters may be small or large, as at the door for reports.
    const given = /^Bearer (.*)$/i.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
    if (token !== null && !isSame(given, token))
      return context.text('no valid token\n', 401, { 'WWW-Authenticate': 'Bearer' });
    return context.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
  });
}

/** Compares digests: those have equal lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
