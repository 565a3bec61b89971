import { createVerify, generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPrivateKey, signAppJwt } from '../../src/github/app-jwt.ts';
import { createAppReads } from '../../src/github/app-reads.ts';
import { type Log, silentLog } from '../../src/model/log.ts';
import { OperatorError } from '../../src/model/operator-error.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import {
  adapter,
  api,
  clockAt,
  grantTokens,
  noon,
  privateKey,
  publicKey,
  quotes,
  repositoryPath,
} from '../support/github-adapter.ts';

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

interface Claims {
  readonly iat: number;
  readonly exp: number;
  readonly iss: number;
}

function claimsOf(authorization: unknown): Claims {
  const [, payload = ''] = String(authorization).split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
}

/** Takes tokens only when they are good by its own clock, as GitHub does. */
function strictGitHub(githubNow: Date) {
  const seconds = githubNow.getTime() / 1000;
  const claims: Claims[] = [];
  api()
    .persist()
    .post(/access_tokens$/)
    .reply((request: Request) => {
      const claim = claimsOf(request.headers.get('authorization'));
      claims.push(claim);
      const date = { date: githubNow.toUTCString() };
      const isGood = claim.iat <= seconds && claim.exp > seconds && claim.exp <= seconds + 600;
      return isGood
        ? [201, { token: 't', expires_at: new Date(githubNow.getTime() + 3_600_000).toISOString() }, date]
        : [401, { message: "'Expiration time' claim ('exp') is too far in the future" }, date];
    });
  api().persist().get(`${repositoryPath}/git/commits/a`).reply(200, { sha: 'a', parents: [] });
  return claims;
}

describe("the App's own token", () => {
  test('is signed with RS256, issued a minute ago and valid for nine', () => {
    const jwt = signAppJwt(17, readPrivateKey(privateKey), noon);
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    const seconds = noon.getTime() / 1000;
    expect(claimsOf(jwt)).toEqual({ iat: seconds - 60, exp: seconds + 540, iss: 17 });
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'RS256', typ: 'JWT' });
    const verify = createVerify('sha256').update(`${header}.${payload}`);
    expect(verify.verify(publicKey, signature, 'base64url')).toBe(true);
  });

  test.each([-600, 600])('F9: is signed anew when this clock is off by %i s', async offSeconds => {
    const claims = strictGitHub(new Date(noon.getTime() - offSeconds * 1000));
    const warnings: unknown[] = [];
    const log: Log = { ...silentLog, warn: fields => warnings.push(fields) };
    const { github, requests } = adapter({ log });
    await expect(github.reads(quotes).commit('a')).resolves.toMatchObject({ sha: 'a' });
    expect(claims).toHaveLength(2);
    expect(requests.map(({ status }) => status)).toEqual([401, 201, 200]);
    expect(warnings).toEqual([{ skewSeconds: -offSeconds }]);
  });

  test('F9: is signed anew by each of the requests that were under way, with one alert, and right for other clients', async () => {
    const claims = strictGitHub(new Date(noon.getTime() - 600_000));
    api().get('/api/v3/repos/harbour/ledger/git/commits/a').reply(200, { sha: 'a', parents: [] });
    api()
      .get('/api/v3/app')
      .reply((request: Request) => {
        claims.push(claimsOf(request.headers.get('authorization')));
        return [500, {}];
      });
    const warnings: unknown[] = [];
    const log: Log = { ...silentLog, warn: fields => warnings.push(fields) };
    const skew = { ms: 0 };
    const { github } = adapter({ log, skew });
    const ledger = { ...quotes, id: 6, name: 'ledger' };
    await Promise.all([github.reads(quotes).commit('a'), github.reads(ledger).commit('a')]);
    expect(claims).toHaveLength(4);
    expect(warnings).toEqual([{ skewSeconds: -600 }]);

    const reads = createAppReads({
      ...{ appId: 17, privateKey, baseUrl: 'https://git.harbour.example/api/v3' },
      ...{ now: () => noon, log, skew },
    });
    await gatewayFailure(reads.app());
    expect(claims.at(-1)?.exp).toBe(noon.getTime() / 1000 - 600 + 540);
  });

  test('is right at once after the skew was learnt', async () => {
    const claims = strictGitHub(new Date(noon.getTime() + 600_000));
    api().persist().get('/api/v3/repos/harbour/ledger/git/commits/a').reply(200, { sha: 'a', parents: [] });
    const { github } = adapter();
    await github.reads(quotes).commit('a');
    await github.reads({ ...quotes, id: 6, name: 'ledger' }).commit('a');
    expect(claims).toHaveLength(3);
  });

  test('is not signed again when the clocks agree', async () => {
    api()
      .post(/access_tokens$/)
      .reply(401, { message: 'A JSON web token could not be decoded' }, { date: noon.toUTCString() });
    const { github, requests } = adapter();
    const error = await gatewayFailure(github.reads(quotes).commit('a'));
    expect(error.kind).toBe('unauthorized');
    expect(error.message).toContain('private key');
    expect(requests).toHaveLength(1);
  });

  test('is signed anew only once', async () => {
    api()
      .persist()
      .post(/access_tokens$/)
      .reply(401, { message: 'no' }, { date: new Date(noon.getTime() + 900_000).toUTCString() });
    const { github, requests } = adapter();
    await gatewayFailure(github.reads(quotes).commit('a'));
    expect(requests).toHaveLength(2);
  });
});

describe('RL-5: a rate limit of the App', () => {
  const ledger = { ...quotes, installationId: 2, id: 6, name: 'ledger' };
  const commits = () =>
    api()
      .persist()
      .get(/\/git\/commits\/a$/)
      .reply(200, { sha: 'a', parents: [] });

  test('lets no token be asked for, of any installation, before the time that GitHub named', async () => {
    const clock = clockAt();
    const { github, requests } = adapter({ now: clock.now });
    api()
      .post(/access_tokens$/)
      .reply(403, { message: 'You have exceeded a secondary rate limit.' }, { 'retry-after': '90' });
    await gatewayFailure(github.reads(quotes).commit('a'));
    grantTokens({ now: clock.now });
    commits();
    clock.advance(60);
    const refused = await gatewayFailure(github.reads(ledger).commit('a'));

    expect(refused).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 30, countsAsAttempt: false });
    expect(requests).toHaveLength(1);
    clock.advance(30);
    await expect(github.reads(ledger).commit('a')).resolves.toMatchObject({ sha: 'a' });
  });

  test('F24: that came while this clock was a day ahead ends when the clock is right', async () => {
    const clock = clockAt();
    const { github } = adapter({ now: clock.now });
    api()
      .post(/access_tokens$/)
      .reply(429, {}, { 'retry-after': '90' });
    await gatewayFailure(github.reads(quotes).commit('a'));
    clock.advance(-86_400);
    grantTokens({ now: clock.now });
    commits();

    await expect(github.reads(ledger).commit('a')).resolves.toMatchObject({ sha: 'a' });
  });

  test('is none where an installation may not be used', async () => {
    const { github, requests } = adapter();
    api()
      .post(/installations\/1\/access_tokens$/)
      .reply(403, { message: 'This installation has been suspended' });
    await gatewayFailure(github.reads(quotes).commit('a'));
    grantTokens();
    commits();

    await expect(github.reads(ledger).commit('a')).resolves.toMatchObject({ sha: 'a' });
    expect(requests).toHaveLength(3);
  });
});

describe('a private key', () => {
  test('may be written in one line', () => {
    expect(() => readPrivateKey(privateKey.replaceAll('\n', '\\n'))).not.toThrow();
  });

  test.each([
    ['', 'cannot be read'],
    ['canary', 'cannot be read'],
    ['-----BEGIN RSA PRIVATE KEY-----\ncanary\n-----END RSA PRIVATE KEY-----', 'cannot be read'],
    [
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
      'not an RSA key',
    ],
  ])('that is none is told in one line without its text', (pem, said) => {
    let error: unknown;
    try {
      adapter({ privateKey: String(pem) });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(OperatorError);
    expect(String(error)).toContain(said);
    expect(String(error)).not.toMatch(/canary|\n/);
  });
});
