import { afterEach, describe, expect, test } from 'vitest';
import { createBodyBudget } from '../../src/http/body-budget.ts';
import { send } from '../support/post.ts';
import { head, openRaw } from '../support/raw-request.ts';
import { deliveryHeaders, sign } from '../support/signed-delivery.ts';
import { startWebhookFront, type WebhookFront } from '../support/webhook-front.ts';

const path = '/api/github/webhooks';
const mebibyte = 1024 * 1024;
const small = '{"installation":{"id":1},"repository":{"id":9},"action":"opened"}';

let front: WebhookFront;
afterEach(() => front.close());

const outcomes = () => front.receipts.map(receipt => receipt.outcome);

/** A delivery of exactly that many bytes. */
function bodyOf(bytes: number): string {
  const start = `${small.slice(0, -1)},"filler":"`;
  return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(resolve => setTimeout(resolve, 5));
}

describe('the size of a body', () => {
  test('may be 25 MiB', async () => {
    front = await startWebhookFront();
    const body = bodyOf(25 * mebibyte);
    const headers = deliveryHeaders(body, 'pull_request');
    expect((await send(front.url, { method: 'POST', headers, body })).status).toBe(202);
    expect(front.stored.size).toBe(1);
  });

  test('above 25 MiB is refused by its announced length, before a byte is read', async () => {
    front = await startWebhookFront();
    const { socket, answer } = await openRaw(front.url);
    const headers = { ...deliveryHeaders(small, 'push'), 'content-length': String(25 * mebibyte + 1) };
    socket.write(head(path, headers));
    expect(await answer).toMatch(/^HTTP\/1.1 413 /);
    expect(outcomes()).toEqual(['too-large']);
    expect(front.lines).toHaveLength(1);
  });

  test('above 25 MiB is refused while it arrives in chunks, and the sender reads the answer', async () => {
    front = await startWebhookFront();
    const body = bodyOf(25 * mebibyte + 1);
    const headers = deliveryHeaders(body, 'pull_request', { 'transfer-encoding': 'chunked' });
    expect((await send(front.url, { method: 'POST', headers, body })).status).toBe(413);
    expect(outcomes()).toEqual(['too-large']);
  });

  test('does not matter where there is no signature: the body is not read', async () => {
    front = await startWebhookFront({ budget: createBodyBudget({ bodies: 0, bytes: 0 }) });
    const { socket, answer } = await openRaw(front.url);
    const headers = { 'content-type': 'application/json', 'content-length': '1000000' };
    socket.write(head(path, headers));
    expect(await answer).toMatch(/^HTTP\/1.1 401 /);
  });
});

describe('bodies in flight', () => {
  test('beyond their number the one that has been arriving longest is answered 503 with a time to come back', async () => {
    front = await startWebhookFront({ budget: createBodyBudget({ bodies: 1, bytes: mebibyte }) });
    const slow = await openRaw(front.url);
    slow.socket.write(head(path, { ...deliveryHeaders(small, 'push'), 'content-length': '1000' }));
    slow.socket.write(small);
    await new Promise(resolve => setTimeout(resolve, 100));

    const headers = deliveryHeaders(small, 'pull_request');
    expect((await send(front.url, { method: 'POST', headers, body: small })).status).toBe(202);
    expect(await slow.answer).toMatch(/^HTTP\/1.1 503 .*retry-after: 10/is);
    expect(outcomes()).toEqual(['busy', 'accepted']);
  });

  test('large ones that fill all the space do not keep a small one out', async () => {
    front = await startWebhookFront({ budget: createBodyBudget({ bodies: 100, bytes: mebibyte }) });
    const large = await Promise.all(Array.from({ length: 2 }, () => openRaw(front.url)));
    for (const { socket } of large) {
      socket.write(head(path, { ...deliveryHeaders(small, 'push'), 'content-length': '10000000' }));
      socket.write('x'.repeat(mebibyte / 2));
    }
    await new Promise(resolve => setTimeout(resolve, 200));

    const headers = deliveryHeaders(small, 'pull_request');
    expect((await send(front.url, { method: 'POST', headers, body: small })).status).toBe(202);
    for (const { socket } of large) socket.destroy();
  });

  test('beyond their bytes are answered 503, and the bytes are free again afterwards', async () => {
    front = await startWebhookFront({ budget: createBodyBudget({ bodies: 10, bytes: mebibyte }) });
    const large = bodyOf(2 * mebibyte);
    const post = (body: string) =>
      send(front.url, { method: 'POST', headers: deliveryHeaders(body, 'pull_request'), body });
    expect((await post(large)).status).toBe(503);
    expect((await post(bodyOf(mebibyte))).status).toBe(202);
    expect((await post(bodyOf(mebibyte))).status).toBe(202);
  });
});

describe('a slow sender', () => {
  test('is cut off when the headers take too long', async () => {
    front = await startWebhookFront({}, { requestTimeoutMs: 300 });
    const { socket, answer } = await openRaw(front.url);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-Slow: `);
    expect(await answer).toMatch(/^HTTP\/1.1 408 /);
  });

  test('is cut off when the body trickles, with one line in the log', async () => {
    front = await startWebhookFront({}, { requestTimeoutMs: 300 });
    const { socket, answer } = await openRaw(front.url);
    socket.write(head(path, { ...deliveryHeaders(small, 'push'), 'content-length': '1000' }));
    const trickle = setInterval(() => socket.write('x'), 20);
    await answer;
    clearInterval(trickle);
    await until(() => front.lines.length > 0);
    expect(outcomes()).toEqual(['cut-off']);
    expect(front.lines).toMatchObject([{ message: 'delivery refused', fields: { outcome: 'cut-off' } }]);
  });

  test('does not hold up others', async () => {
    front = await startWebhookFront({}, { requestTimeoutMs: 1000 });
    const slow = await Promise.all(Array.from({ length: 50 }, () => openRaw(front.url)));
    for (const { socket } of slow)
      socket.write(head(path, { ...deliveryHeaders(small, 'push'), 'content-length': '1000' }));
    const answer = await send(front.url, {
      method: 'POST',
      headers: deliveryHeaders(small, 'pull_request'),
      body: small,
    });
    expect(answer.status).toBe(202);
    for (const { socket } of slow) socket.destroy();
  });
});

test('a sender who hangs up in the middle leaves one line in the log', async () => {
  front = await startWebhookFront();
  const { socket } = await openRaw(front.url);
  socket.write(head(path, { ...deliveryHeaders(small, 'push'), 'content-length': '1000' }));
  socket.write(small, () => socket.destroy());
  await until(() => front.lines.length > 0);
  expect(outcomes()).toEqual(['cut-off']);
});

test.each([
  ['too many headers', `POST ${path} HTTP/1.1\r\nHost: h\r\n${'X-Flood: 1\r\n'.repeat(5000)}\r\n`],
  ['a header that is too long', `POST ${path} HTTP/1.1\r\nHost: h\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n`],
  ['two lengths', `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx`],
  [
    'a length and chunks',
    `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  ['a length that is no number', `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n`],
  [
    'a broken chunk',
    `${head(path, { ...deliveryHeaders(small, 'push'), 'transfer-encoding': 'chunked' })}zz\r\n`,
  ],
  ['no HTTP', '\u0016\u0003\u0001\r\n\r\n'],
  ['a strange host', `GET /healthz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n`],
])('%s is refused and the server lives on', async (_name, bytes) => {
  front = await startWebhookFront({}, { requestTimeoutMs: 2000 });
  const { socket, answer } = await openRaw(front.url);
  socket.write(bytes);
  expect(await answer).toMatch(/^(HTTP\/1.1 4\d\d |$)/);
  const headers = deliveryHeaders(small, 'pull_request');
  expect((await send(front.url, { method: 'POST', headers, body: small })).status).toBe(202);
});

describe('a database that fails', () => {
  const post = () =>
    send(front.url, { method: 'POST', headers: deliveryHeaders(small, 'pull_request'), body: small });

  test('leads to 503, never to 202, and its message with the payload stays out of the log', async () => {
    const failure = new Error(`Failed query: insert … params: ${small} canary`, {
      cause: Object.assign(new Error('canary'), { code: 'ECONNREFUSED' }),
    });
    front = await startWebhookFront({
      inbox: { accept: () => Promise.reject(failure), ignore: () => Promise.reject(failure) },
    });
    expect((await post()).status).toBe(503);
    expect(front.lines).toMatchObject([{ level: 'error', fields: { problem: 'ECONNREFUSED' } }]);
    expect(front.text()).not.toContain('canary');
  });

  test('that answers too late leads to 503', async () => {
    front = await startWebhookFront({
      inbox: { accept: () => new Promise(() => {}), ignore: async () => 'ignored' },
      storeWithinMs: 50,
    });
    expect((await post()).status).toBe(503);
    expect(front.lines).toMatchObject([{ fields: { problem: 'ETIMEDOUT' } }]);
  });
});

test('an old secret opens the door while it is replaced, and no longer afterwards', async () => {
  const signature = { 'x-hub-signature-256': sign(small, 'old') };
  const status = async () =>
    (
      await send(front.url, {
        method: 'POST',
        headers: deliveryHeaders(small, 'pull_request', signature),
        body: small,
      })
    ).status;

  front = await startWebhookFront({ secrets: ['new', 'old'] });
  expect(await status()).toBe(202);
  await front.close();
  front = await startWebhookFront({ secrets: ['new'] });
  expect(await status()).toBe(401);
});
