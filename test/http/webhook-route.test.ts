import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBodyBudget } from '../../src/http/body-budget.ts';
import type { DeliveryOutcome } from '../../src/http/delivery-outcome.ts';
import { memoryInbox } from '../support/memory-inbox.ts';
import { send } from '../support/post.ts';
import { deliveryHeaders, sign } from '../support/signed-delivery.ts';
import { startWebhookFront, type WebhookFront } from '../support/webhook-front.ts';

const canary = 'canary-5f1d';
const payload = { action: 'opened', installation: { id: 1 }, repository: { id: 9 }, note: `${canary} 进阶` };
const body = JSON.stringify(payload);
const sha = 'b'.repeat(40);

let front: WebhookFront;
beforeAll(async () => {
  front = await startWebhookFront(
    { knowsCommand: async (_repository, commentId) => commentId === 11 },
    { isAwaited: awaited => awaited === sha },
  );
});
afterAll(() => front.close());
beforeEach(() => {
  front.lines.length = 0;
  front.receipts.length = 0;
});

const post = (bytes: string | Uint8Array, headers: Record<string, string | string[]>) =>
  send(front.url, { method: 'POST', headers, body: bytes });

test.each([
  [11, 'accepted'],
  [12, 'ignored'],
])('an edit of comment %d is %s: the one with a command is known', async (id, outcome) => {
  const edited = {
    ...payload,
    action: 'edited',
    issue: { pull_request: {} },
    comment: { id, body: 'Hello' },
  };
  const bytes = JSON.stringify(edited);
  const guid = randomUUID();
  await post(bytes, deliveryHeaders(bytes, 'issue_comment', { 'x-github-delivery': guid }));

  expect(front.receipts).toMatchObject([{ outcome }]);
});

describe('a delivery that can matter', () => {
  test('is stored as it arrived and answered 202', async () => {
    const guid = randomUUID();
    const answer = await post(body, deliveryHeaders(body, 'pull_request', { 'x-github-delivery': guid }));

    expect(answer.status).toBe(202);
    expect(front.stored.get(guid)).toMatchObject({
      event: 'pull_request',
      action: 'opened',
      installationId: 1,
      repositoryId: 9,
      payload: body,
    });
    expect(front.lines).toMatchObject([{ level: 'info', message: 'delivery accepted', fields: { guid } }]);
    expect(front.text()).not.toContain(canary);
  });

  test('is answered 202 and stored once when it comes twice at the same moment', async () => {
    const headers = deliveryHeaders(body, 'pull_request');
    const answers = await Promise.all([post(body, headers), post(body, headers)]);

    expect(answers.map(answer => answer.status)).toEqual([202, 202]);
    expect(front.receipts.map(receipt => receipt.outcome).sort()).toEqual(['accepted', 'duplicate']);
  });

  test('may arrive in chunks', async () => {
    const headers = deliveryHeaders(body, 'pull_request', { 'transfer-encoding': 'chunked' });
    expect((await post(body, headers)).status).toBe(202);
  });

  test('may name its character set', async () => {
    const headers = deliveryHeaders(body, 'pull_request', {
      'content-type': 'application/json; charset=utf-8',
    });
    expect((await post(body, headers)).status).toBe(202);
  });

  test('keeps no action that is not a plain word', async () => {
    const odd = JSON.stringify({ ...payload, action: 'opened\u0000\n' });
    const guid = randomUUID();
    await post(odd, deliveryHeaders(odd, 'pull_request', { 'x-github-delivery': guid }));
    expect(front.stored.get(guid)?.action).toBeNull();
  });
});

describe('a delivery that cannot matter', () => {
  test('is answered 202 and kept by its reason only', async () => {
    const headers = deliveryHeaders(body, 'gollum');
    expect((await post(body, headers)).status).toBe(202);
    expect(front.ignored.get(String(headers['x-github-delivery']))).toBe('unknown event');
    expect(front.stored.has(String(headers['x-github-delivery']))).toBe(false);
  });

  test.each([
    [sha, 'accepted'],
    ['c'.repeat(40), 'ignored'],
  ])('status of commit %s is %s', async (commit, outcome) => {
    const status = JSON.stringify({ ...payload, sha: commit });
    await post(status, deliveryHeaders(status, 'status'));
    expect(front.receipts.map(receipt => receipt.outcome)).toEqual([outcome]);
  });
});

const without = (header: string) => () => deliveryHeaders(body, 'pull_request', { [header]: undefined });
const having = (header: string, value: string | string[]) => () =>
  deliveryHeaders(body, 'pull_request', { [header]: value });
const text = (bytes: string | Uint8Array) => () => ({
  bytes,
  headers: deliveryHeaders(bytes, 'pull_request'),
});
const withHeaders = (headers: () => Record<string, string | string[]>) => () => ({
  bytes: body as string | Uint8Array,
  headers: headers(),
});
const zipped = gzipSync(body);

const refused: [
  string,
  number,
  DeliveryOutcome,
  () => { bytes: string | Uint8Array; headers: Record<string, string | string[]> },
][] = [
  ['no signature', 401, 'unsigned', withHeaders(without('x-hub-signature-256'))],
  ['two signatures', 401, 'unsigned', withHeaders(having('x-hub-signature-256', [sign(body), sign(body)]))],
  [
    'only a SHA-1 signature',
    401,
    'unsigned',
    withHeaders(() => ({ ...without('x-hub-signature-256')(), 'x-hub-signature': `sha1=${'0'.repeat(40)}` })),
  ],
  [
    'a signature by another secret',
    401,
    'wrong-signature',
    withHeaders(having('x-hub-signature-256', sign(body, 'other'))),
  ],
  [
    'a signature of other bytes',
    401,
    'wrong-signature',
    () => ({ bytes: `${body} `, headers: deliveryHeaders(body, 'pull_request') }),
  ],
  [
    'a signature of the same text in other bytes',
    401,
    'wrong-signature',
    () => ({ bytes: Buffer.from(body, 'utf16le'), headers: deliveryHeaders(body, 'pull_request') }),
  ],
  ['no content type', 415, 'wrong-type', withHeaders(without('content-type'))],
  [
    'a form as content type',
    415,
    'wrong-type',
    withHeaders(having('content-type', 'application/x-www-form-urlencoded')),
  ],
  [
    'another character set',
    415,
    'wrong-type',
    withHeaders(having('content-type', 'application/json; charset=utf-16')),
  ],
  [
    'two content types',
    415,
    'wrong-type',
    withHeaders(having('content-type', ['application/json', 'application/json'])),
  ],
  [
    'a compressed body',
    415,
    'wrong-type',
    () => ({
      bytes: zipped,
      headers: deliveryHeaders(zipped, 'pull_request', { 'content-encoding': 'gzip' }),
    }),
  ],
  ['no GUID', 400, 'no-guid', withHeaders(without('x-github-delivery'))],
  ['a GUID that is no UUID', 400, 'no-guid', withHeaders(having('x-github-delivery', "x' OR 1=1 --"))],
  ['two GUIDs', 400, 'no-guid', withHeaders(having('x-github-delivery', [randomUUID(), randomUUID()]))],
  ['no event', 400, 'no-event', withHeaders(without('x-github-event'))],
  [
    'an event that is no word',
    400,
    'no-event',
    withHeaders(having('x-github-event', `pull request ${canary}`)),
  ],
  ['two events', 400, 'no-event', withHeaders(having('x-github-event', ['push', 'status']))],
  ['an empty body', 400, 'not-json', text('')],
  ['a truncated body', 400, 'not-json', text(body.slice(0, -1))],
  ['no JSON', 400, 'not-json', text(`<html>${canary}</html>`)],
  ['a JSON array', 400, 'not-json', text(`["${canary}"]`)],
  ['a JSON string', 400, 'not-json', text(`"${canary}"`)],
  ['JSON null', 400, 'not-json', text('null')],
  ['a byte order mark', 400, 'not-json', text(`\ufeff${body}`)],
  [
    'bytes that are no UTF-8',
    400,
    'not-json',
    text(Buffer.from([...Buffer.from('{"a":"'), 0xff, ...Buffer.from('"}')])),
  ],
];

test.each(refused)(
  '%s is answered %i with a constant body and one line in the log',
  async (_name, status, outcome, make) => {
    const before = front.stored.size;
    const { bytes, headers } = make();
    const answer = await post(bytes, headers);

    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain(canary);
    expect(answer.body.length).toBeLessThan(60);
    expect(front.receipts.map(receipt => receipt.outcome)).toEqual([outcome]);
    expect(front.lines).toMatchObject([{ level: 'warn', message: 'delivery refused', fields: { status } }]);
    expect(front.text()).not.toContain(canary);
    expect(front.stored.size).toBe(before);
  },
);

test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('%s on the webhook address is answered 405', async method => {
  const answer = await send(front.url, { method });
  expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } });
});

test.each(['/', '/api/github', '/probot', '/api/github/webhooks/x', '/metrics', '/%2e%2e/etc/passwd'])(
  '%s is answered 404 with a constant body',
  async path => {
    const answer = await send(`${front.origin}${path}`);
    expect(answer).toMatchObject({ status: 404, body: 'not found\n' });
  },
);

test('a repeated delivery of the same bytes 100 times is stored once', async () => {
  const headers = deliveryHeaders(body, 'pull_request');
  for (let time = 0; time < 100; time += 1) expect((await post(body, headers)).status).toBe(202);
  expect(front.receipts.filter(receipt => receipt.outcome === 'accepted')).toHaveLength(1);
});

test('of a payload that is accepted, that is stored which the door keeps', async () => {
  const other = await startWebhookFront({ keep: (event, whole) => ({ event, keys: Object.keys(whole) }) });
  try {
    const headers = deliveryHeaders(body, 'pull_request');
    await send(other.url, { method: 'POST', headers, body });

    expect(other.stored.get(String(headers['x-github-delivery']))?.payload).toBe(
      '{"event":"pull_request","keys":["action","installation","repository","note"]}',
    );
  } finally {
    await other.close();
  }
});

test('F20: a delivery that the database holds on to counts, although it is answered 503', async () => {
  const storing = Promise.withResolvers<'accepted'>();
  const { inbox } = memoryInbox();
  let isStuck = true;
  const stuck = await startWebhookFront({
    inbox: { ...inbox, accept: delivery => (isStuck ? storing.promise : inbox.accept(delivery)) },
    budget: createBodyBudget({ bodies: 1, bytes: 1024 * 1024 }),
    storeWithinMs: 20,
  });
  const outcome = async () => {
    await send(stuck.url, { method: 'POST', headers: deliveryHeaders(body, 'pull_request'), body });
    return stuck.receipts.at(-1)?.outcome;
  };
  try {
    expect([await outcome(), await outcome()]).toEqual(['unavailable', 'busy']);
    isStuck = false;
    storing.resolve('accepted');
    expect(await outcome()).toBe('accepted');
  } finally {
    await stuck.close();
  }
});
