import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { Log } from '../model/log.ts';
import { outcomes } from './delivery-outcome.ts';
import { type Receipt, receiveDeliveryRequest, type WebhookDoor } from './receive-delivery-request.ts';

export interface WebhookRouteOptions {
  readonly path: string;
  readonly door: WebhookDoor;
  readonly log: Log;
  /** Told of every request's outcome, for the metrics. */
  onReceipt(receipt: Receipt): void;
}

/** The address GitHub sends to. Answers are constant, and each refusal is one line in the log. */
export function webhookRoute(options: WebhookRouteOptions): Hono<{ Bindings: HttpBindings }> {
  return new Hono<{ Bindings: HttpBindings }>().all(options.path, async context => {
    const receipt: Receipt =
      context.req.method === 'POST'
        ? await receiveDeliveryRequest(context.env.incoming, options.door)
        : { outcome: 'wrong-method' };
    const { status, body } = outcomes[receipt.outcome];
    options.onReceipt(receipt);
    writeLine(options.log, receipt, status);
    if (status === 405) context.header('Allow', 'POST');
    if (status === 503) context.header('Retry-After', '10');
    if (status !== 202) return context.text(body, status);
    // Straight to the socket, in one piece: by way of a Response it costs as much as half of the parsing.
    const head = { 'Content-Type': 'text/plain; charset=UTF-8', 'Content-Length': body.length };
    context.env.outgoing.writeHead(status, head).end(body);
    return RESPONSE_ALREADY_SENT;
  });
}

function writeLine(log: Log, receipt: Receipt, status: number): void {
  if (receipt.outcome === 'unavailable') log.error({ ...receipt, status }, 'delivery could not be stored');
  else if (status !== 202) log.warn({ ...receipt, status }, 'delivery refused');
  else if (receipt.outcome === 'accepted') log.info({ ...receipt }, 'delivery accepted');
  else log.debug({ ...receipt }, 'delivery needs no work');
}
