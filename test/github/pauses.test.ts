import nock from 'nock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { adapter, api, clockAt, grantTokens, quotes } from '../support/github-adapter.ts';

beforeEach(() => {
  nock.disableNetConnect();
  grantTokens();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const commit = { sha: 'a', parents: [] };
const ledger = { ...quotes, id: 6, name: 'ledger' };
const elsewhere = { installationId: 2, id: 8, owner: 'dock', name: 'crane' };

test('after a rate limit its installation is left alone until the time named; others go on', async () => {
  const clock = clockAt();
  const { github, requests } = adapter({ now: clock.now });
  api()
    .get(/quotes\/git\/commits/)
    .reply(403, { message: 'You have exceeded a secondary rate limit' }, { 'retry-after': '30' });
  api()
    .persist()
    .get(/(ledger|crane)\/git\/commits/)
    .reply(200, commit);

  expect((await gatewayFailure(github.reads(quotes).commit('a'))).retryAfterSeconds).toBe(30);
  const before = requests.length;
  clock.advance(10);
  const held = await gatewayFailure(github.reads(ledger).commit('a'));
  expect([held.kind, held.retryAfterSeconds]).toEqual(['rate-limited', 20]);
  expect(requests).toHaveLength(before);

  await expect(github.reads(elsewhere).commit('a')).resolves.toEqual(commit);
  clock.advance(19);
  await gatewayFailure(github.reads(ledger).commit('a'));
  clock.advance(1);
  await expect(github.reads(ledger).commit('a')).resolves.toEqual(commit);
});
