import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Log } from '../model/log.ts';
import { nameProblem } from './name-problem.ts';

/** Joins routes; everything else, and every fault, gets a constant answer. */
export function front(
  log: Log,
  ...routes: readonly Hono<{ Bindings: HttpBindings }>[]
): Hono<{ Bindings: HttpBindings }> {
  const all = new Hono<{ Bindings: HttpBindings }>();
  for (const part of routes) all.route('/', part);
  all.notFound(context => context.text('not found\n', 404));
  all.onError((error, context) => {
    log.error({ problem: nameProblem(error) }, 'request failed');
    return context.text('internal error\n', 500);
  });
  return all;
}
