import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Log } from '../model/log.ts';
import { type ReportDoor, type ReportReceipt, receiveReportRequest } from './receive-report-request.ts';
import { reportOutcomes } from './report-outcome.ts';

export interface ReportRouteOptions {
  readonly door: ReportDoor;
  readonly log: Log;
  /** Told of every request's outcome, for the metrics. */
  onReceipt(receipt: ReportReceipt): void;
}

/** The address that CI outside GitHub Actions sends its reports to. Answers are one line of JSON. */
export function reportRoute(options: ReportRouteOptions): Hono<{ Bindings: HttpBindings }> {
  return new Hono<{ Bindings: HttpBindings }>().all('/api/reports/:owner/:name/:sha', async context => {
    const receipt: ReportReceipt =
      context.req.method === 'PUT'
        ? await receiveReportRequest(context.env.incoming, context.req.param(), options.door)
        : { outcome: 'wrong-method' };
    const { status, message } = reportOutcomes[receipt.outcome];
    options.onReceipt(receipt);
    writeLine(options.log, receipt, status);
    if (status === 405) context.header('Allow', 'PUT');
    if (status === 503) context.header('Retry-After', '10');
    if (status === 401) context.header('WWW-Authenticate', 'Bearer');
    context.header('Content-Type', 'application/json');

    return context.body(`${JSON.stringify({ message: tell(message, receipt), ...seen(receipt) })}\n`, status);
  });
}

function tell(message: string, { reason, pullRequests }: ReportReceipt): string {
  if (reason !== undefined) return `${message}: ${reason}`;
  if (pullRequests === undefined) return message;

  return pullRequests.length > 0
    ? message
    : `${message}; no open pull request has this commit as its head yet`;
}

const seen = ({ pullRequests }: ReportReceipt) => pullRequests && { pullRequests };

function writeLine(log: Log, { reason: _, ...receipt }: ReportReceipt, status: number): void {
  if (receipt.outcome === 'unavailable') log.error({ ...receipt, status }, 'report could not be stored');
  else if (status !== 202) log.warn({ ...receipt, status }, 'report refused');
  else log.info({ ...receipt }, 'report accepted');
}
