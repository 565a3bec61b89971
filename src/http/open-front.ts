import type { Log } from '../model/log.ts';
import type { Language, Texts } from '../render/texts.ts';
import type { Store } from '../store/port.ts';
import { admitFew } from './admit-few.ts';
import { createBodyBudget } from './body-budget.ts';
import { front } from './front.ts';
import { healthRoutes } from './health-routes.ts';
import { type HttpServer, listen } from './http-server.ts';
import type { Metrics } from './metrics.ts';
import { metricsRoute } from './metrics-route.ts';
import type { WebhookDoor } from './receive-delivery-request.ts';
import type { ReportDoor } from './receive-report-request.ts';
import { reportRoute } from './report-route.ts';
import { webhookRoute } from './webhook-route.ts';

export interface FrontOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly webhookPath: string;
  readonly webhookSecrets: readonly string[];
  readonly appId: number;
  /** `/metrics` on a port of its own, or beside the webhook behind a token; nowhere when both are null. */
  readonly metrics: { readonly port: number | null; readonly host: string; readonly token: string | null };
  readonly language: Language;
  readonly log: Log;
  readonly now: () => Date;
}

export interface OpenFront {
  readonly url: string;
  readonly metricsUrl: string | null;
  close(graceMs: number): Promise<void>;
}

export interface FrontParts {
  readonly texts: Readonly<Record<Language, Texts>>;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly isWorking: () => boolean;
  readonly during: WebhookDoor['during'];
  readonly keep: WebhookDoor['keep'];
  readonly reports: Pick<ReportDoor, 'findSender' | 'accept'>;
}

/** Both for the head and for the whole of a request. */
const requestTimeoutMs = 10_000;
/** GitHub hangs up after 10 s. */
const storeWithinMs = 8000;
const bodiesInFlight = { bodies: 500, bytes: 128 * 1024 * 1024 };
/** Apart from deliveries, which must not wait for reports. */
const reportsInFlight = { bodies: 20, bytes: 64 * 1024 * 1024 };
/** Anybody can ask for one: deliveries must not stand in line behind a flood of them. */
const lookUpsAtOnce = 20;

export async function openFront(options: FrontOptions, parts: FrontParts): Promise<OpenFront> {
  const { log, host, port, metrics: shown } = options;
  const { store, metrics } = parts;
  const health = healthRoutes({ ping: () => store.ping(), isWorking: parts.isWorking });
  const beside = shown.port === null && shown.token !== null ? [metricsRoute(metrics, shown.token)] : [];

  const web = await listen(front(log, webhook(options, parts), reports(options, parts), health, ...beside), {
    ...{ host, port, requestTimeoutMs, portSetting: 'PORT', hostSetting: 'HOST' },
  });
  if (shown.port === null) return { url: web.url, metricsUrl: null, close: web.close };

  const own = await orClose(
    web,
    listen(front(log, metricsRoute(metrics, shown.token)), {
      ...{ host: shown.host, port: shown.port, requestTimeoutMs },
      ...{ portSetting: 'METRICS_PORT', hostSetting: 'METRICS_HOST' },
    }),
  );
  return {
    url: web.url,
    metricsUrl: own.url,
    async close(graceMs) {
      await Promise.all([web.close(graceMs), own.close(graceMs)]);
    },
  };
}

function webhook(options: FrontOptions, { store, metrics, keep, during }: FrontParts) {
  const { inbox, commands } = store;

  return webhookRoute({
    path: options.webhookPath,
    log: options.log,
    onReceipt: metrics.countReceipt,
    door: {
      inbox,
      knowsCommand: (repositoryId, commentId) => commands.isKnown(repositoryId, commentId),
      keep,
      during,
      appId: options.appId,
      secrets: options.webhookSecrets,
      budget: createBodyBudget(bodiesInFlight),
      now: options.now,
      storeWithinMs,
    },
  });
}

function reports({ log, language }: FrontOptions, { metrics, texts, reports: door }: FrontParts) {
  return reportRoute({
    ...{ log, texts, language },
    onReceipt: metrics.countReport,
    door: {
      findSender: admitFew(lookUpsAtOnce, door.findSender),
      accept: door.accept,
      budget: createBodyBudget(reportsInFlight),
      storeWithinMs,
    },
  });
}

async function orClose(other: HttpServer, opening: Promise<HttpServer>): Promise<HttpServer> {
  try {
    return await opening;
  } catch (error) {
    await other.close(0);
    throw error;
  }
}
