import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Log } from '../model/log.ts';
import { tellSentence } from '../render/tell-sentence.ts';
import type { Language, Texts } from '../render/texts.ts';
import { readerLanguage } from './reader-language.ts';
import { type ReportDoor, type ReportReceipt, receiveReportRequest } from './receive-report-request.ts';
import { reportOutcomes } from './report-outcome.ts';

export interface ReportRouteOptions {
  readonly door: ReportDoor;
  readonly log: Log;
  readonly texts: Readonly<Record<Language, Texts>>;
  /** Of senders who ask for none. */
  readonly language: Language;
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
    const status = reportOutcomes[receipt.outcome];
    const texts = options.texts[readerLanguage(context, options.language)];
    options.onReceipt(receipt);
    writeLine(options.log, receipt, status);
    if (status === 405) context.header('Allow', 'PUT');
    if (status === 503) context.header('Retry-After', '10');
    if (status === 401) context.header('WWW-Authenticate', 'Bearer');
    context.header('Content-Type', 'application/json');

    return context.body(`${JSON.stringify({ message: tell(receipt, texts), ...seen(receipt) })}\n`, status);
  });
}

function tell({ outcome, reason, pullRequests }: ReportReceipt, texts: Texts): string {
  return texts.text(`sent-report:answer.${outcome}`, {
    reason: reason && tellSentence(reason, texts),
    isEarly: pullRequests?.length === 0,
    scheme: 'Bearer <token>',
  });
}

const seen = ({ pullRequests }: ReportReceipt) => pullRequests && { pullRequests };

function writeLine(log: Log, { reason: _, ...receipt }: ReportReceipt, status: number): void {
  if (receipt.outcome === 'unavailable') log.error({ ...receipt, status }, 'report could not be stored');
  else if (status !== 202) log.warn({ ...receipt, status }, 'report refused');
  else log.info({ ...receipt }, 'report accepted');
}
