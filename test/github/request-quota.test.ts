import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { QuotaLeft } from '../../src/github/request-quota.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { adapter, api, grantTokens, quotes } from '../support/github-adapter.ts';

beforeEach(() => {
  nock.disableNetConnect();
  grantTokens();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const commit = { sha: 'a', parents: [] };
const untilTheHourEnds = { 'x-ratelimit-limit': '5000', 'x-ratelimit-reset': '1772456400' };

function scene(admit: (points: number) => void = () => {}) {
  const points: number[] = [];
  const refusals: GatewayError[] = [];
  const told: QuotaLeft[] = [];
  const uncounted: number[] = [];
  const { github, requests } = adapter({
    quota: {
      async admit(_, asked) {
        points.push(asked);
        admit(asked);
      },
      async refused(_, error) {
        refusals.push(error);
      },
      async uncounted(id) {
        uncounted.push(id);
      },
      told: (_, left) => told.push(left),
      remaining: () => new Map(),
    },
  });

  return { github, requests, points, refusals, told, uncounted };
}

test("a read costs a point, a write five; tokens are asked for on the App's own account", async () => {
  const { github, points } = scene();
  api()
    .get(/commits/)
    .reply(200, commit);
  api()
    .post(/reactions/)
    .reply(201, {});
  await github.reads(quotes).commit('a');
  await github.writes(quotes).react(1, 'eyes');
  expect(points).toEqual([1, 5]);
});

test('a question in GraphQL costs a point, goes beside the REST root, and its refusal is told, though GitHub says 200', async () => {
  const { github, points, refusals } = scene();
  api()
    .post('/api/graphql', body => body.query.startsWith('query Tags'))
    .reply(
      200,
      { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      { 'retry-after': '9' },
    );

  const error = await gatewayFailure(github.ladder(quotes).tags());

  expect(error).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 9 });
  expect(refusals).toEqual([error]);
  expect(points).toEqual([1]);
});

test('F8: what is not admitted is not sent', async () => {
  const held = new GatewayError('rate-limited', 'held back', { retryAfterSeconds: 7 });
  const { github, requests, refusals } = scene(() => {
    throw held;
  });
  expect(await gatewayFailure(github.reads(quotes).commit('a'))).toBe(held);
  expect(requests.filter(({ kind }) => kind !== 'token')).toEqual([]);
  expect(refusals).toEqual([]);
});

test.each([
  { title: 'a secondary limit', status: 403, headers: { 'retry-after': '30' }, seconds: 30 },
  { title: '429', status: 429, headers: {}, seconds: 60 },
])('RL-5: $title is told to the quota before the job hears of it', async ({ status, headers, seconds }) => {
  const { github, refusals } = scene();
  api()
    .get(/commits/)
    .reply(status, { message: 'You have exceeded a secondary rate limit' }, headers);
  expect(await gatewayFailure(github.reads(quotes).commit('a'))).toBe(refusals[0]);
  expect(refusals).toMatchObject([{ kind: 'rate-limited', status, retryAfterSeconds: seconds }]);
});

test('a refusal for another reason is no limit', async () => {
  const { github, refusals } = scene();
  api()
    .get(/commits/)
    .reply(403, { message: 'Resource not accessible by integration' });
  await gatewayFailure(github.reads(quotes).commit('a'));
  expect(refusals).toEqual([]);
});

test('RL-1: the quota hears what is left of the hour, of the requests that count towards it', async () => {
  const { github, told } = scene();
  const answers = [
    { 'x-ratelimit-remaining': '4999', ...untilTheHourEnds },
    { 'x-ratelimit-remaining': '29', ...untilTheHourEnds, 'x-ratelimit-resource': 'search' },
    {},
  ];
  for (const [index, headers] of answers.entries()) {
    api()
      .get(new RegExp(`commits/${index}`))
      .reply(200, commit, headers);
    await github.reads(quotes).commit(String(index));
  }
  expect(told).toEqual([{ limit: 5000, remaining: 4999, resetAt: new Date('2026-03-02T13:00:00Z') }]);
});

test('RL-7: the quota hears what GitHub did not count: where it had nothing new, and where two asked the same', async () => {
  const { github, points, told, uncounted } = scene();
  const left = { 'x-ratelimit-remaining': '4999', ...untilTheHourEnds };
  api()
    .get(/commits/)
    .reply(200, commit, { etag: '"1"', ...left })
    .get(/commits/)
    .reply(304, undefined, { etag: '"1"', ...left });
  const reads = github.reads(quotes);
  await Promise.all([reads.commit('a'), reads.commit('a')]);
  expect(uncounted).toEqual([quotes.installationId]);
  await reads.commit('a');
  expect(uncounted).toEqual([quotes.installationId, quotes.installationId]);
  expect(points).toEqual([1, 1, 1]);
  expect(told).toHaveLength(1);
});
