import { createBodyBudget } from '../../src/http/body-budget.ts';
import { front } from '../../src/http/front.ts';
import { listen } from '../../src/http/http-server.ts';
import type { Receipt, WebhookDoor } from '../../src/http/receive-delivery-request.ts';
import { webhookRoute } from '../../src/http/webhook-route.ts';
import { memoryInbox } from './memory-inbox.ts';
import { recordedLog } from './recorded-log.ts';
import { testSecret } from './signed-delivery.ts';

export const testAppId = 4711;

/** The webhook route on a free loopback port, in front of an inbox in memory. */
export async function startWebhookFront(
  changes: Partial<WebhookDoor> = {},
  options: { requestTimeoutMs?: number; isAwaited?: (sha: string) => boolean } = {},
) {
  const memory = memoryInbox(options.isAwaited);
  const recorded = recordedLog();
  const receipts: Receipt[] = [];
  const door: WebhookDoor = {
    inbox: memory.inbox,
    knowsCommand: async () => false,
    keep: (_event, payload) => payload,
    during: work => work(),
    appId: testAppId,
    secrets: [testSecret],
    budget: createBodyBudget({ bodies: 100, bytes: 100 * 1024 * 1024 }),
    now: () => new Date('2026-03-02T09:00:00Z'),
    storeWithinMs: 8000,
    ...changes,
  };
  const route = webhookRoute({
    path: '/api/github/webhooks',
    door,
    log: recorded.log,
    onReceipt: receipt => receipts.push(receipt),
  });
  const server = await listen(front(recorded.log, route), {
    host: '127.0.0.1',
    port: 0,
    portSetting: 'PORT',
    hostSetting: 'HOST',
    requestTimeoutMs: options.requestTimeoutMs ?? 10_000,
  });
  return {
    ...memory,
    ...recorded,
    receipts,
    url: `${server.url}/api/github/webhooks`,
    origin: server.url,
    close: () => server.close(1000),
  };
}

export type WebhookFront = Awaited<ReturnType<typeof startWebhookFront>>;
