import { afterEach, expect, test } from 'vitest';
import { createMetrics, type Metrics, type MetricsSources } from '../../src/http/metrics.ts';
import { type FrontOptions, type OpenFront, openFront } from '../../src/http/open-front.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import type { Store } from '../../src/store/port.ts';
import { memoryInbox } from '../support/memory-inbox.ts';
import { send } from '../support/post.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { deliveryHeaders, testSecret } from '../support/signed-delivery.ts';

const idle: MetricsSources = {
  depths: async () => [],
  openEvaluations: async () => 0,
  stuckEvaluations: async () => 0,
  lanesAsleep: async () => ({
    ...{ notifying: 0, 'check-run': 0, requests: 0, background: 0, 'new-comments': 0 },
  }),
  openBreakers: async () => [],
  caughtUp: async () => undefined,
  ping: async () => {},
};
let front: OpenFront | undefined;
let state: { isWorking: boolean; isReachable: boolean };
let metrics: Metrics;
afterEach(() => front?.close(1000));

async function open(
  shown: Partial<FrontOptions['metrics']> = {},
  sources: Partial<MetricsSources> = {},
): Promise<OpenFront> {
  state = { isWorking: true, isReachable: true };
  metrics = createMetrics({ ...idle, ...sources });
  const store = {
    inbox: memoryInbox(sha => /^[ab]/.test(sha)).inbox,
    async ping() {
      if (!state.isReachable) throw new Error('unreachable');
    },
  } as unknown as Store;
  front = await openFront(
    {
      host: '127.0.0.1',
      port: 0,
      webhookPath: '/hooks',
      webhookSecrets: [testSecret],
      ...{ appId: 1, language: 'en' },
      metrics: { port: null, host: '127.0.0.1', token: null, ...shown },
      log: recordedLog().log,
      now: () => new Date('2026-03-02T09:00:00Z'),
    },
    {
      ...{ store, metrics, isWorking: () => state.isWorking, keep: (_event, payload) => payload },
      during: work => work(),
      texts: { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') },
      reports: { findSender: async () => undefined, accept: async () => ({ outcome: 'kept' }) },
    },
  );
  return front;
}

const statusOf = async (url: string, headers: Record<string, string> = {}) =>
  (await send(url, { headers })).status;

test('it is alive whatever happens, and ready while the database answers and the queue works', async () => {
  const { url } = await open();
  expect(await statusOf(`${url}/healthz`)).toBe(200);
  expect(await statusOf(`${url}/readyz`)).toBe(200);
  state.isReachable = false;
  expect(await statusOf(`${url}/readyz`)).toBe(503);
  state.isReachable = true;
  state.isWorking = false;
  expect(await statusOf(`${url}/readyz`)).toBe(503);
  expect(await statusOf(`${url}/healthz`)).toBe(200);
});

test('a connection is kept longer than a proxy in front would use it', async () => {
  const { url } = await open();
  const { headers } = await fetch(`${url}/healthz`);
  expect(headers.get('keep-alive')).toBe('timeout=125');
});

test('metrics are nowhere unless a port or a token is set', async () => {
  const { url, metricsUrl } = await open();
  expect(metricsUrl).toBeNull();
  expect(await statusOf(`${url}/metrics`)).toBe(404);
});

test('with a token they stand beside the webhook, for those who know it', async () => {
  const { url } = await open({ token: 'sixteen-letters!' });
  expect(await statusOf(`${url}/metrics`)).toBe(401);
  expect(await statusOf(`${url}/metrics`, { authorization: 'Bearer sixteen-letters?' })).toBe(401);
  expect(await statusOf(`${url}/metrics`, { authorization: 'sixteen-letters!' })).toBe(401);
  expect(await statusOf(`${url}/metrics`, { authorization: 'Bearer sixteen-letters!' })).toBe(200);
  expect(await statusOf(`${url}/metrics`, { authorization: 'bearer sixteen-letters!' })).toBe(200);
});

test('with a port of their own they are not beside the webhook', async () => {
  const { url, metricsUrl } = await open({ port: 0 });
  expect(await statusOf(`${url}/metrics`)).toBe(404);
  expect(await statusOf(`${metricsUrl}/metrics`)).toBe(200);
  expect(await statusOf(`${metricsUrl}/healthz`)).toBe(404);
  expect(await statusOf(`${metricsUrl}/hooks`)).toBe(404);
});

test('with both, the own port asks for the token', async () => {
  const { url, metricsUrl } = await open({ port: 0, token: 'sixteen-letters!' });
  expect(await statusOf(`${url}/metrics`)).toBe(404);
  expect(await statusOf(`${metricsUrl}/metrics`)).toBe(401);
});

test('only these addresses answer without a login', async () => {
  const { url } = await open({ token: 'sixteen-letters!' });
  const asked = [
    '/',
    '/healthz',
    '/readyz',
    '/metrics',
    '/hooks',
    '/probot',
    '/ping',
    '/setup',
    '/favicon.ico',
  ];
  const answered = [];
  for (const path of asked) if ((await statusOf(`${url}${path}`)) < 400) answered.push(path);
  expect(answered).toEqual(['/healthz', '/readyz']);
});

test('the figures tell deliveries by outcome, the queue, open evaluations and requests', async () => {
  const depth = { queue: 'check', waiting: 3, scheduled: 5, active: 2, failed: 1, oldestSeconds: 7.5 };
  const { url, metricsUrl } = await open(
    { port: 0 },
    { depths: async () => [depth], openEvaluations: async () => 4 },
  );
  metrics.countRequest({ kind: 'read', status: 200, notModified: false });
  metrics.countRequest({ kind: 'read', status: 304, notModified: true });
  metrics.countRequest({ kind: 'write', status: null, notModified: false });
  const body = JSON.stringify({ installation: { id: 1 }, repository: { id: 2 } });
  for (const event of ['pull_request', 'gollum'])
    await send(`${url}/hooks`, { method: 'POST', headers: deliveryHeaders(body, event), body });
  await send(`${url}/hooks`, { method: 'POST', body });

  const { body: text, headers } = await send(`${metricsUrl}/metrics`);
  expect(headers['content-type']).toContain('text/plain');
  for (const line of [
    'rung_deliveries_total{outcome="accepted",reason=""} 1',
    'rung_deliveries_total{outcome="ignored",reason="unknown event"} 1',
    'rung_deliveries_total{outcome="wrong-type",reason=""} 1',
    'rung_jobs{queue="check",state="waiting"} 3',
    'rung_jobs{queue="check",state="scheduled"} 5',
    'rung_dead_letters{queue="check"} 1',
    'rung_oldest_job_seconds{queue="check"} 7.5',
    'rung_open_evaluations 4',
    'rung_github_requests_total{kind="read",status="200"} 1',
    'rung_github_requests_total{kind="not-modified",status="304"} 1',
    'rung_github_requests_total{kind="write",status="none"} 1',
  ])
    expect(text).toContain(`${line}\n`);
  expect(text).toContain('process_resident_memory_bytes');
});

test('figures that cannot be read are left out, not told as zero', async () => {
  const fail = () => Promise.reject(new Error('database is down'));
  const { metricsUrl } = await open(
    { port: 0 },
    Object.fromEntries(Object.keys(idle).map(name => [name, fail])),
  );
  const { status, body } = await send(`${metricsUrl}/metrics`);
  expect(status).toBe(200);
  expect(body.match(/^rung_\w+(?<!_total)[ {].*$/gm)).toEqual(['rung_database_up 0']);
});

test.each([
  ['a', 'accepted'],
  ['b', 'accepted'],
  ['c', 'ignored'],
])(
  'a status of a commit %s… is %s: heads and commits with an evaluation are watched',
  async (digit, outcome) => {
    const { url } = await open();
    const body = JSON.stringify({ installation: { id: 1 }, repository: { id: 2 }, sha: digit.repeat(40) });
    await send(`${url}/hooks`, { method: 'POST', headers: deliveryHeaders(body, 'status'), body });
    expect(await metrics.text()).toContain(`outcome="${outcome}"`);
  },
);

// It may be our own: METRICS_PORT with the number of PORT.
test('a port in use is one clear line that names the setting', async () => {
  const { url } = await open();
  const port = Number(new URL(url).port);
  const options = {
    host: '127.0.0.1',
    port,
    portSetting: 'PORT',
    hostSetting: 'HOST',
    requestTimeoutMs: 1000,
  };
  const { listen } = await import('../../src/http/http-server.ts');
  const { Hono } = await import('hono');
  await expect(listen(new Hono(), options)).rejects.toMatchObject({
    name: 'OperatorError',
    message: `Port ${port} on 127.0.0.1 is in use already; set PORT or HOST to one that is free.`,
  });
});
