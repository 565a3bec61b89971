import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { faultAnswer } from '../faults/fault-answer.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { breakConnection, sendAnswer } from '../faults/send-answer.ts';
import type { WireAnswer } from './conditional-answer.ts';
import type { Downloads } from './downloads.ts';
import type { Journal } from './journal.ts';

export interface StorageAppOptions {
  readonly downloads: Downloads;
  readonly faults: FaultPlan;
  readonly journal: Journal;
  readonly clock: () => Date;
}

/** The host that artifacts come from: another one than the API's, which must never see a token. */
export function createStorageApp(options: StorageAppOptions): Hono<{ Bindings: HttpBindings }> {
  const { downloads, faults, journal, clock } = options;
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/artifacts/:key', async context => {
    const now = clock();
    const { path } = context.req;
    const fault = faults.faultFor({ method: 'GET', path, operation: 'GET /storage', body: undefined });
    if (fault?.kind === 'delay') await wait(fault.delayMs);
    const artifact = downloads.find(context.req.param('key'), now);
    const found: WireAnswer =
      artifact === undefined
        ? {
            status: 403,
            headers: { 'content-type': 'text/plain' },
            bytes: Buffer.from('The link has expired.'),
          }
        : { status: 200, headers: { 'content-type': 'application/zip' }, bytes: artifact.zip };
    const answer = (fault && faultAnswer(fault, now)) ?? found;
    journal.downloads.push({
      at: now,
      status: fault?.kind === 'reset' ? 0 : answer.status,
      authorizationArrived: context.req.header('authorization') !== undefined,
    });
    if (fault?.kind === 'reset') return breakConnection(context.env.outgoing);
    return await sendAnswer(answer, fault, context.env.outgoing);
  });
  return app;
}
