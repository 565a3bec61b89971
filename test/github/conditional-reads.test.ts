import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EtagCache } from '../../src/github/etag-cache.ts';
import type { Answer, Exchange } from '../../src/github/exchange.ts';
import { sendConditionally } from '../../src/github/send-conditionally.ts';
import { adapter, api, clockAt, grantTokens, quotes, repositoryPath } from '../support/github-adapter.ts';

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const commitPath = `${repositoryPath}/git/commits/a`;
const commit = { sha: 'a', parents: [] };

/** Answers with a fixed ETag for each token, as GitHub does. */
function answerWithEtags() {
  const sentEtags: (string | null)[] = [];
  api()
    .persist()
    .get(commitPath)
    .reply((request: Request) => {
      const etag = `"${request.headers.get('authorization')}"`;
      const sent = request.headers.get('if-none-match');
      sentEtags.push(sent);
      return sent === etag ? [304, '', { etag }] : [200, commit, { etag }];
    });
  return sentEtags;
}

describe('a read that was answered before', () => {
  test('is asked for by its ETag, served from memory and counted as not modified', async () => {
    grantTokens();
    const sent = answerWithEtags();
    const { github, requests } = adapter();
    const first = await github.reads(quotes).commit('a');
    const second = await github.reads(quotes).commit('a');
    expect(second).toEqual(first);
    expect(sent).toEqual([null, '"token token-1"']);
    expect(requests.map(({ status, notModified }) => [status, notModified])).toEqual([
      [201, false],
      [200, false],
      [304, true],
    ]);
  });

  test('is read anew with a new token: ETags are bound to it', async () => {
    const clock = clockAt();
    grantTokens({ now: clock.now });
    const sent = answerWithEtags();
    const { github } = adapter({ now: clock.now });
    await github.reads(quotes).commit('a');
    clock.advance(3600);
    await github.reads(quotes).commit('a');
    expect(sent).toEqual([null, null]);
  });

  test('goes past the cache when it looks for our own check runs', async () => {
    grantTokens();
    const sent: (string | null)[] = [];
    api()
      .persist()
      .get(/check-runs/)
      .reply((request: Request) => {
        sent.push(request.headers.get('if-none-match'));
        return [200, { check_runs: [] }, { etag: '"x"' }];
      });
    const writes = adapter().github.writes(quotes);
    await writes.ownCheckRuns('h', 'n');
    await writes.ownCheckRuns('h', 'n');
    expect(sent).toEqual([null, null]);
  });
});

test('our own check runs are those of our App and that name, whatever GitHub adds', async () => {
  grantTokens();
  const run = (id: number, appId: number, name: string) => ({
    id,
    name,
    app: { id: appId },
    head_sha: 'h',
    status: 'completed',
    url: 'u',
  });
  api()
    .get(`${repositoryPath}/commits/h/check-runs`)
    .query({ check_name: 'n', app_id: 17, filter: 'all', per_page: 100 })
    .reply(200, { check_runs: [run(1, 17, 'n'), run(2, 18, 'n'), run(3, 17, 'other')] });
  const runs = await adapter().github.writes(quotes).ownCheckRuns('h', 'n');
  expect(runs.map(({ id }) => id)).toEqual([1]);
});

describe('identical reads under way', () => {
  test('share one request, and its failure', async () => {
    grantTokens();
    const { github, requests } = adapter();
    const reads = github.reads(quotes);
    api().get(commitPath).reply(200, commit);
    await expect(Promise.all([reads.commit('a'), reads.commit('a')])).resolves.toEqual([commit, commit]);
    expect(requests.filter(({ kind }) => kind === 'read')).toHaveLength(1);

    api().get(commitPath).reply(500, {});
    const failures = await Promise.allSettled([reads.commit('a'), reads.commit('a')]);
    expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(requests.filter(({ kind }) => kind === 'read')).toHaveLength(2);
  });

  test('are told apart by token and by the form asked for', async () => {
    const sent: Exchange[] = [];
    const send = sendConditionally(async exchange => {
      sent.push(exchange);
      return { status: 200, headers: {}, body: new Uint8Array() };
    }, new EtagCache(1_000_000));
    const read = (authorization: string, accept: string) =>
      send({ method: 'GET', url: 'https://x.example/', headers: { authorization, accept }, body: undefined });
    await Promise.all([read('a', 'json'), read('b', 'json'), read('a', 'raw'), read('a', 'json')]);
    expect(sent).toHaveLength(3);
  });
});

describe('the cache', () => {
  const answer = (bytes: number): Answer => ({
    status: 200,
    headers: { etag: 'e' },
    body: new Uint8Array(bytes),
  });

  test('never grows over its size and drops what was unused longest', () => {
    const cache = new EtagCache(100_000);
    for (const key of ['a', 'b', 'c', 'd']) cache.keep(key, answer(20_000));
    cache.find('a');
    cache.keep('e', answer(20_000));
    expect(['a', 'b', 'c', 'd', 'e'].filter(key => cache.find(key) !== undefined)).toEqual([
      'a',
      'c',
      'd',
      'e',
    ]);
    expect(cache.bytes).toBeLessThanOrEqual(100_000);
  });

  test('counts a replaced answer once', () => {
    const cache = new EtagCache(100_000);
    for (let round = 0; round < 50; round += 1) cache.keep('a', answer(20_000));
    expect(cache.bytes).toBeLessThan(23_000);
  });

  test('does not give itself up to one large answer', () => {
    const cache = new EtagCache(100_000);
    cache.keep('a', answer(10_000));
    cache.keep('large', answer(30_000));
    expect(cache.find('large')).toBeUndefined();
    expect(cache.find('a')).toBeDefined();
  });
});
