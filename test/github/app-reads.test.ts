import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAppReads } from '../../src/github/app-reads.ts';
import { askHost } from '../../src/github/ask-host.ts';
import { silentLog } from '../../src/model/log.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { api, baseUrl, noon, privateKey } from '../support/github-adapter.ts';

beforeEach(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const reads = () => createAppReads({ appId: 17, privateKey, baseUrl, now: () => noon, log: silentLog });
const hoursAgo = (hours: number) => new Date(noon.getTime() - hours * 3_600_000);

describe('F5: the deliveries that GitHub lists, page by page', () => {
  const delivery = (at: Date) => ({
    id: 7,
    guid: '0B989BA4-242F-11E5-81E1-C7B6966D2516',
    delivered_at: at.toISOString(),
    duration: 0.061,
    status_code: 202,
    event: 'push',
    action: null,
    installation_id: 1,
    repository_id: 5,
  });
  const path = '/api/v3/app/hook/deliveries';
  const next = (cursor: number) => ({
    link: `<${baseUrl}/app/hook/deliveries?cursor=${cursor}>; rel="next"`,
  });

  test('are read as far back as asked, and no further', async () => {
    api()
      .get(`${path}?per_page=100`)
      .reply(200, [delivery(hoursAgo(1))], next(1));
    api()
      .get(`${path}?cursor=1`)
      .reply(200, [delivery(hoursAgo(24)), delivery(hoursAgo(25))], next(2));
    expect(await reads().hookDeliveries(hoursAgo(24))).toEqual({
      deliveries: [1, 24].map(hours => ({
        ...{ id: 7, guid: '0b989ba4-242f-11e5-81e1-c7b6966d2516', event: 'push', action: null },
        ...{ installationId: 1, repositoryId: 5 },
        ...{ statusCode: 202, durationMs: 61, deliveredAt: hoursAgo(hours) },
      })),
      complete: true,
    });
  });

  test('end after as many as were asked for, and say that there are more', async () => {
    api()
      .get(`${path}?per_page=100`)
      .reply(200, [delivery(noon)], next(1));
    api()
      .get(path)
      .query(true)
      .times(9)
      .reply(200, [delivery(noon)], next(2));
    expect(await reads().hookDeliveries(hoursAgo(24), { limit: 300 })).toMatchObject({
      complete: false,
      deliveries: { length: 3 },
    });
  });

  test('are 10,000 where that many are asked for', async () => {
    const page = Array.from({ length: 100 }, () => delivery(noon));
    api().get(path).query(true).times(101).reply(200, page, next(1));
    expect(await reads().hookDeliveries(hoursAgo(24), { limit: 10_000 })).toMatchObject({
      complete: false,
      deliveries: { length: 10_000 },
    });
  });

  test.each([404, 410])('whose payload GitHub keeps no more (%i) are undefined', async status => {
    api().get(`${path}/7`).reply(status, { message: 'Not Found' });
    expect(await reads().deliveryPayload(7)).toBeUndefined();
  });

  test('have a payload, parsed', async () => {
    api()
      .get(`${path}/7`)
      .reply(200, { request: { headers: {}, payload: { action: 'created' } } });
    expect(await reads().deliveryPayload(7)).toEqual({ action: 'created' });
  });

  test('are never asked for on another host', async () => {
    api()
      .get(`${path}?per_page=100`)
      .reply(200, [delivery(noon)], { link: '<https://evil.example/x>; rel="next"' });
    expect((await gatewayFailure(reads().hookDeliveries(hoursAgo(24)))).kind).toBe('unavailable');
  });
});

test('a repository outside of the installations is undefined', async () => {
  api().get('/api/v3/repos/eve/quotes/installation').reply(404, { message: 'Not Found' });
  expect(await reads().repository('eve', 'quotes')).toBeUndefined();
});

test('a webhook that was never set up has no address', async () => {
  api().get('/api/v3/app/hook/config').reply(200, { url: '', content_type: 'form' });
  expect(await reads().hookConfig()).toEqual({ url: null, contentType: 'form', hasSecret: false });
});

test('an answer of another form is not believed', async () => {
  api().get('/api/v3/app').reply(200, { id: 'x' });
  expect((await gatewayFailure(reads().app())).message).toBe("GitHub's answer for App cannot be read.");
});

describe('a host', () => {
  const date = noon.toUTCString();

  test.each([
    [200, { installed_version: '3.17.2' }, {}, '3.17.2'],
    [
      401,
      { message: 'Requires authentication' },
      { 'x-github-enterprise-version': 'enterprise-server@3.16.0' },
      '3.16.0',
    ],
    [200, { hooks: [] }, {}, undefined],
    [502, 'bad gateway', {}, undefined],
  ])(
    'that answers %i with %j tells its version and time',
    async (status, body, headers, enterpriseVersion) => {
      const seen: (string | null)[] = [];
      api()
        .get('/api/v3/meta')
        .reply(async (request: Request) => {
          seen.push(request.headers.get('authorization'));
          return [status, body, { date, ...headers }];
        });
      expect(await askHost(baseUrl)).toEqual({ status, date: noon, enterpriseVersion });
      expect(seen).toEqual([null]);
    },
  );

  test('that gives no answer is unavailable', async () => {
    api().get('/api/v3/meta').replyWithError('reset');
    expect((await gatewayFailure(askHost(baseUrl))).kind).toBe('unavailable');
  });
});
