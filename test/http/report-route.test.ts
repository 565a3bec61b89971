import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBodyBudget } from '../../src/http/body-budget.ts';
import { front } from '../../src/http/front.ts';
import { type HttpServer, listen } from '../../src/http/http-server.ts';
import type { ReportDoor, ReportReceipt } from '../../src/http/receive-report-request.ts';
import { reportRoute } from '../../src/http/report-route.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import type { Language } from '../../src/render/texts.ts';
import type { ArrivedReport } from '../../src/usecases/accept-report.ts';
import { send } from '../support/post.ts';
import { head, openRaw } from '../support/raw-request.ts';
import { recordedLog } from '../support/recorded-log.ts';

const mebibyte = 1024 * 1024;
const token = `rung_${'0123456789abcdef'.repeat(3)}`;
const sha = 'A1'.repeat(20);
const path = `/api/reports/harbour/quotes/${sha}`;
const lcov = 'SF:src/a.ts\nDA:1,1\nend_of_record\n';
const repository = { installationId: 1, id: 2, owner: 'harbour', name: 'quotes' };

let server: HttpServer;
let arrived: ArrivedReport[];
let asked: unknown[];
let receipts: ReportReceipt[];
let recorded: ReturnType<typeof recordedLog>;
beforeEach(() => {
  [arrived, asked, receipts] = [[], [], []];
  recorded = recordedLog();
});
afterEach(() => server.close(1000));

async function open(
  change: Partial<ReportDoor> = {},
  requestTimeoutMs = 10_000,
  language: Language = 'en',
): Promise<void> {
  const door: ReportDoor = {
    async findSender(given, place) {
      asked.push(place);
      return given === token && place.name === 'quotes' ? { repository, sentBy: 'jenkins' } : undefined;
    },
    async accept(report) {
      arrived.push(report);
      return { outcome: 'kept', pullRequests: [7] };
    },
    budget: createBodyBudget({ bodies: 10, bytes: 64 * mebibyte }),
    storeWithinMs: 8000,
    ...change,
  };
  const route = reportRoute({
    ...{ door, log: recorded.log, onReceipt: receipt => receipts.push(receipt) },
    texts: { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') },
    language,
  });
  server = await listen(front(recorded.log, route), {
    ...{ host: '127.0.0.1', port: 0, portSetting: 'PORT', hostSetting: 'HOST', requestTimeoutMs },
  });
}

const bearer = (given = token) => ({ authorization: `Bearer ${given}` });

async function put(
  body: string | Uint8Array,
  change: { path?: string; headers?: Record<string, string | string[]> } = {},
) {
  const url = server.url + (change.path ?? path);
  const {
    status,
    body: answer,
    headers,
  } = await send(url, {
    method: 'PUT',
    headers: change.headers ?? bearer(),
    body,
  });
  expect(answer).toMatch(/^[^\n]+\n$/);

  return { status, message: JSON.parse(answer).message as string, headers };
}

test('a report goes on with its sender and its commit, and leaves one line without the token', async () => {
  await open();
  expect(await put(lcov)).toMatchObject({ status: 202, message: 'accepted' });

  expect(arrived).toEqual([
    { repository, sentBy: 'jenkins', headSha: sha.toLowerCase(), content: Buffer.from(lcov) },
  ]);
  expect(recorded.lines).toEqual([
    {
      level: 'info',
      message: 'report accepted',
      fields: {
        ...{ outcome: 'kept', pullRequests: [7], repository: 'harbour/quotes', sentBy: 'jenkins' },
        ...{ headSha: sha.toLowerCase(), bytes: lcov.length },
      },
    },
  ]);
  expect(recorded.text()).not.toContain('rung_');
});

describe('without a token of the right form nothing is looked up', () => {
  test.each([
    ['none', {}],
    ['an empty one', { authorization: 'Bearer ' }],
    ['another scheme', { authorization: `Basic ${token}` }],
    ['one that is too short', bearer(token.slice(0, -1))],
    ['one that is too long', bearer(`${token}0`)],
    ['one of GitHub', bearer('ghs_0123456789abcdef0123456789abcdef0123456789ab')],
    ['two of them', { authorization: [`Bearer ${token}`, `Bearer ${token}`] }],
  ] as [string, Record<string, string | string[]>][])('%s', async (_name, headers) => {
    await open();
    const answer = await put(lcov, { headers });

    expect(answer.status).toBe(401);
    expect(answer.message).toContain('Authorization: Bearer <token>');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect([asked, arrived]).toEqual([[], []]);
    expect(recorded.text()).not.toContain(token.slice(0, -1));
  });
});

test.each([
  ['a short one', 'a1b2c3d'],
  ['a branch', 'main'],
  ['one digit too many', `${sha}0`],
  ['63 digits', 'a'.repeat(63)],
])('a commit that is no full SHA is told in one line: %s', async (_name, given) => {
  await open();
  const answer = await put(lcov, { path: `/api/reports/harbour/quotes/${given}` });

  expect(answer.status).toBe(400);
  expect(answer.message).toContain('full SHA');
  expect(asked).toEqual([]);
});

test('a commit of SHA-256 is one', async () => {
  await open();
  expect((await put(lcov, { path: `/api/reports/harbour/quotes/${'a'.repeat(64)}` })).status).toBe(202);
});

test('names that no repository has are not even looked up, and answered like one that is unknown', async () => {
  await open();
  const unknown = await put(lcov, { path: `/api/reports/harbour/other/${sha}` });
  expect(unknown).toMatchObject({ status: 404, message: 'no such repository for this token' });
  for (const name of ['a%00b', "a'b", 'a%2Fb', 'x'.repeat(101)])
    expect(await put(lcov, { path: `/api/reports/harbour/${name}/${sha}` })).toMatchObject({
      ...{ status: 404, message: unknown.message },
    });
  expect(asked).toEqual([{ owner: 'harbour', name: 'other' }]);
});

test('only PUT sends', async () => {
  await open();
  for (const method of ['GET', 'POST', 'DELETE']) {
    const answer = await send(server.url + path, { method, headers: bearer() });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'PUT']);
  }
});

describe('the content', () => {
  test.each([
    [
      'HTML',
      '<!doctype html><html lang="en"></html>',
      /^the report cannot be read: it is in no format that Rung reads; expected a zip, or one of lcov, /,
    ],
    ['text', 'all tests passed', /no format that Rung reads/],
    [
      'totals without lines',
      '{"total":{"lines":{"total":1,"pct":100}}}',
      /coverage-summary\.json has totals only/,
    ],
    ['nothing', '', /^the report cannot be read: it is empty$/],
  ])('that is %s is refused with the reason', async (_name, body, says) => {
    await open();
    const answer = await put(body);

    expect(answer.status).toBe(422);
    expect(answer.message).toMatch(says);
    expect(arrived).toEqual([]);
  });

  test.each([
    ['Cobertura', '<?xml version="1.0"?><coverage line-rate="1"><packages/></coverage>'],
    ['gzip', gzipSync('anything')],
    ['a zip', Buffer.from('PK\u0003\u0004…')],
    ['an empty zip', Buffer.from('PK\u0005\u0006…')],
  ])('that is %s goes on as it came', async (_name, body) => {
    await open();
    expect((await put(body)).status).toBe(202);
    expect(arrived[0]?.content).toEqual(Buffer.from(body));
  });

  test.each([
    ['en', undefined, 'the report cannot be read: it is empty'],
    ['zh-CN', undefined, '报告无法读取：文件为空'],
    ['zh-CN', '*', '报告无法读取：文件为空'],
    ['zh-CN', 'en', 'the report cannot be read: it is empty'],
    ['en', 'zh-Hans-CN', '报告无法读取：文件为空'],
  ] as const)('on a server in %s is refused in the language %s', async (own, asked, message) => {
    await open({}, 10_000, own);
    const headers = { ...bearer(), ...(asked && { 'accept-language': asked }) };

    expect(await put('', { headers })).toMatchObject({ status: 422, message });
  });

  test('may have 16 MiB, and no byte more', async () => {
    await open();
    const large = Buffer.alloc(16 * mebibyte, lcov);
    expect((await put(large)).status).toBe(202);
    const answer = await put(Buffer.concat([large, Buffer.from('x')]));

    expect(answer).toMatchObject({ status: 413, message: expect.stringContaining('compress it with gzip') });
    expect(arrived).toHaveLength(1);
  });

  test('above 16 MiB is refused while it arrives in chunks, and by its announced length', async () => {
    await open();
    const headers = { ...bearer(), 'transfer-encoding': 'chunked' };
    expect((await put(Buffer.alloc(16 * mebibyte + 1, lcov), { headers })).status).toBe(413);
    const { socket, answer } = await openRaw(server.url);
    const announced = { ...bearer(), 'content-length': String(16 * mebibyte + 1) };
    socket.write(head(path, announced).replace('POST', 'PUT'));

    expect(await answer).toMatch(/^HTTP\/1.1 413 /);
  });
});

describe('limits', () => {
  test.each([
    { outcome: 'full' as const, says: /50 reports already/ },
    { outcome: 'kept' as const, says: /^accepted; no open pull request/, pullRequests: [] },
    { outcome: 'known' as const, says: /^accepted: it was here already$/, pullRequests: [7, 8] },
  ])('$outcome is told as it is', async ({ says, ...accepted }) => {
    await open({ accept: async () => accepted });
    const { status, message } = await put(lcov);

    expect([status, message]).toEqual([accepted.outcome === 'full' ? 429 : 202, expect.stringMatching(says)]);
  });

  test('a token that is used too often is told so before its report is read', async () => {
    await open({ findSender: async () => 'too-often', budget: createBodyBudget({ bodies: 0, bytes: 0 }) });
    expect(await put(lcov)).toMatchObject({ status: 429, message: expect.stringContaining('1000 times') });
  });

  test('of bodies in flight: 503 with a time to come back', async () => {
    await open({ budget: createBodyBudget({ bodies: 10, bytes: 10 }) });
    const answer = await put(lcov);

    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '10']);
  });

  test('who has no token takes no place among the bodies in flight', async () => {
    await open({ budget: createBodyBudget({ bodies: 0, bytes: 0 }) });
    expect((await put(lcov, { path: `/api/reports/harbour/other/${sha}` })).status).toBe(404);
    expect((await put(lcov)).status).toBe(503);
  });

  test('a body that trickles is cut off, with one line', async () => {
    await open({}, 300);
    const { socket, answer } = await openRaw(server.url);
    socket.write(head(path, { ...bearer(), 'content-length': '1000' }).replace('POST', 'PUT'));
    const trickle = setInterval(() => socket.write('x'), 20);
    await answer;
    clearInterval(trickle);
    while (receipts.length === 0) await new Promise(resolve => setTimeout(resolve, 5));

    expect(receipts).toMatchObject([{ outcome: 'cut-off' }]);
    expect(arrived).toEqual([]);
  });
});

describe('a database that fails', () => {
  const canary = Object.assign(new Error('canary'), { code: 'ECONNREFUSED' });

  test.each([
    { accept: async () => Promise.reject(canary) },
    { findSender: async () => Promise.reject(canary) },
  ] as Partial<ReportDoor>[])('leads to 503, and its message stays out of the log', async change => {
    await open(change);
    expect((await put(lcov)).status).toBe(503);
    expect(recorded.lines).toMatchObject([{ level: 'error', fields: { problem: 'ECONNREFUSED' } }]);
    expect(recorded.text()).not.toContain('canary');
  });

  test('that answers too late leads to 503, and the body counts until it has answered', async () => {
    const { promise: stuck, resolve } = Promise.withResolvers<{ outcome: 'kept'; pullRequests: number[] }>();
    await open({
      accept: () => stuck,
      storeWithinMs: 50,
      budget: createBodyBudget({ bodies: 1, bytes: mebibyte }),
    });
    expect((await put(lcov)).status).toBe(503);
    expect(receipts).toMatchObject([{ outcome: 'unavailable', problem: 'ETIMEDOUT' }]);
    expect((await put(lcov)).status).toBe(503);
    expect(receipts[1]).toMatchObject({ outcome: 'busy' });

    resolve({ outcome: 'kept', pullRequests: [] });
    await stuck;
    expect((await put(lcov)).status).toBe(202);
  });
});
