import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';
import { refusal } from '../octokit-for.ts';

let now = new Date('2026-05-01T12:00:00Z');
const github = await startGitHub({ clock: () => now });
afterAll(() => github.close());
beforeEach(() => {
  now = new Date('2026-05-01T12:00:00Z');
});
const { world } = github;
const quotes = world.createRepository('harbour/quotes', { private: true });
const tides = world.createRepository('harbour/tides');
const foreign = world.createRepository('elsewhere/secret');
const installation = world.install('harbour', { repositories: [quotes, tides] });
world.createRepository('harbour/outside');

function jwt(
  claims: Record<string, unknown>,
  key = github.app.privateKey,
  header = { alg: 'RS256', typ: 'JWT' },
): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${encode(header)}.${encode(claims)}`;
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(key).toString('base64url')}`;
}

async function get(
  path: string,
  authorization?: string,
): Promise<{ status: number; message: string; answer: Response }> {
  const answer = await fetch(
    `${github.url}${path}`,
    authorization === undefined ? {} : { headers: { authorization } },
  );
  const body = (await answer.json()) as { message?: string };
  return { status: answer.status, message: body.message ?? '', answer };
}

const at = (seconds: number) => Math.floor(now.getTime() / 1000) + seconds;
const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});

describe('the App', () => {
  test.each([
    ['in order', () => ({ iat: at(-60), exp: at(540), iss: 4711 }), 200],
    ['of ten minutes', () => ({ iat: at(0), exp: at(600), iss: '4711' }), 200],
    ['of more than ten minutes', () => ({ iat: at(0), exp: at(601), iss: 4711 }), 401],
    ['that is over', () => ({ iat: at(-600), exp: at(0), iss: 4711 }), 401],
    ['issued in the future', () => ({ iat: at(61), exp: at(100), iss: 4711 }), 401],
    ['issued a moment ahead', () => ({ iat: at(60), exp: at(100), iss: 4711 }), 200],
    ['without times', () => ({ iss: 4711 }), 401],
    ['of another App', () => ({ iat: at(0), exp: at(60), iss: 1 }), 401],
  ])('shows a token %s', async (_, claims, expected) => {
    expect((await get('/app', `Bearer ${jwt(claims())}`)).status).toBe(expected);
  });

  test.each([
    ['another key', () => jwt({ iat: at(0), exp: at(60), iss: 4711 }, other.toString())],
    [
      'another algorithm',
      () => jwt({ iat: at(0), exp: at(60), iss: 4711 }, github.app.privateKey, { alg: 'none', typ: 'JWT' }),
    ],
    ['nonsense', () => 'a.b.c'],
  ])('is refused with %s', async (_, token) => {
    expect(await get('/app', `Bearer ${token()}`)).toMatchObject({ status: 401 });
  });
});

describe('every request', () => {
  test.each([
    [undefined, 'Requires authentication'],
    ['Basic abc', 'Requires authentication'],
    ['token ghs_made_up', 'Bad credentials'],
  ])('with the authorization %s is refused', async (authorization, message) => {
    expect(await get('/repos/harbour/tides', authorization)).toMatchObject({ status: 401, message });
    expect(await get('/meta', authorization)).toMatchObject({ status: 401 });
  });

  test('for the App itself needs the App, and for a repository an installation', async () => {
    const { token } = await installationToken({});
    expect(await get('/app', `token ${token}`)).toMatchObject({ status: 401 });
    const app = `Bearer ${jwt({ iat: at(0), exp: at(60), iss: 4711 })}`;
    expect(await get('/repos/harbour/tides', app)).toMatchObject({ status: 403 });
  });

  test('a token ends after an hour', async () => {
    const { token } = await installationToken({});
    now = new Date('2026-05-01T12:59:59Z');
    expect((await get('/repos/harbour/tides', `token ${token}`)).status).toBe(200);
    now = new Date('2026-05-01T13:00:00Z');
    expect((await get('/repos/harbour/tides', `token ${token}`)).status).toBe(401);
  });
});

interface TokenAnswer {
  readonly token: string;
  readonly expires_at: string;
  readonly permissions: Record<string, string>;
  readonly repository_selection: string;
  readonly repositories?: { name: string }[];
}

async function installationToken(body: Record<string, unknown>): Promise<TokenAnswer> {
  const answer = await fetch(`${github.url}/app/installations/${installation.id}/access_tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${jwt({ iat: at(0), exp: at(60), iss: 4711 })}` },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw Object.assign(new Error(await answer.text()), { status: answer.status });
  return (await answer.json()) as TokenAnswer;
}

describe('an installation token', () => {
  test('for all that is installed', async () => {
    expect(await installationToken({})).toMatchObject({
      expires_at: '2026-05-01T13:00:00Z',
      repository_selection: 'selected',
      permissions: { checks: 'write', contents: 'read' },
    });
  });

  test('for one repository does not see the others', async () => {
    const { token, repositories } = await installationToken({ repository_ids: [quotes.id] });
    expect(repositories?.map(one => one.name)).toEqual(['quotes']);
    const see = async (name: string) => (await get(`/repos/${name}`, `token ${token}`)).status;
    expect(await see('harbour/quotes')).toBe(200);
    expect(await see('HARBOUR/Quotes')).toBe(200);
    expect(await see('harbour/tides')).toBe(404);
    expect(await see('harbour/outside')).toBe(404);
    expect(await see(foreign.fullName)).toBe(404);
    expect(await see('harbour/nothing')).toBe(404);
  });

  test('for less does no more', async () => {
    const { token, permissions } = await installationToken({ permissions: { contents: 'read' } });
    expect(permissions).toEqual({ contents: 'read', metadata: 'read' });
    expect((await get('/repos/harbour/tides/contents/README.md', `token ${token}`)).status).toBe(200);
    const { status, message, answer } = await get('/repos/harbour/tides/pulls', `token ${token}`);
    expect([status, message]).toEqual([403, 'Resource not accessible by integration']);
    expect(answer.headers.get('x-accepted-github-permissions')).toBe('pull_requests=read');
  });

  test.each([
    ['a repository that is not installed', { repositories: ['outside'] }],
    ['a repository of somebody else', { repository_ids: [foreign.id] }],
    ['a permission that was not granted', { permissions: { secrets: 'read' } }],
    ['more than was granted', { permissions: { contents: 'write' } }],
  ])('is not given for %s', async (_, body) => {
    expect(await refusal(installationToken(body))).toMatchObject({ status: 422 });
  });

  test('dies with a suspension and comes back', async () => {
    const { token } = await installationToken({});
    installation.suspend();
    expect((await get('/repos/harbour/tides', `token ${token}`)).status).toBe(403);
    expect(await refusal(installationToken({}))).toMatchObject({ status: 403 });
    installation.unsuspend();
    expect((await get('/repos/harbour/tides', `token ${token}`)).status).toBe(200);
  });

  test('does nothing to an archived repository', async () => {
    const { token } = await installationToken({});
    tides.archive();
    const answer = await fetch(`${github.url}/repos/harbour/tides/check-runs`, {
      method: 'POST',
      headers: { authorization: `token ${token}` },
      body: JSON.stringify({ name: 'x', head_sha: tides.tip() }),
    });
    expect(answer.status).toBe(403);
    expect((await get('/repos/harbour/tides', `token ${token}`)).status).toBe(200);
    tides.archive(false);
  });
});
