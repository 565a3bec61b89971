import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GitHub } from '../../src/github/port.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import {
  adapter,
  api,
  clockAt,
  grantTokens,
  noon,
  quotes,
  repositoryPath,
} from '../support/github-adapter.ts';

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const commit = { sha: 'abc', parents: [] };
const tokenPath = '/api/v3/app/installations/1/access_tokens';

function answerCommits() {
  const used: string[] = [];
  api()
    .persist()
    .get(/\/git\/commits\//)
    .reply((request: Request) => {
      used.push(String(request.headers.get('authorization')));
      return [200, commit];
    });
  return used;
}

describe('the token of a repository', () => {
  test('reaches that repository only, with the permissions of the App', async () => {
    const scopes = grantTokens();
    answerCommits();
    await adapter().github.reads(quotes).commit('abc');
    expect(scopes).toEqual([{ repository_ids: [5] }]);
  });

  test('is asked for once by reads that begin together', async () => {
    const scopes = grantTokens();
    answerCommits();
    const reads = adapter().github.reads(quotes);
    await Promise.all([reads.commit('a'), reads.commit('b'), reads.commit('c')]);
    expect(scopes).toHaveLength(1);
  });

  test('is not shared with another repository', async () => {
    const scopes = grantTokens();
    const used = answerCommits();
    const { github } = adapter();
    await github.reads(quotes).commit('a');
    await github.reads({ ...quotes, id: 6, name: 'ledger' }).commit('a');
    expect(scopes).toEqual([{ repository_ids: [5] }, { repository_ids: [6] }]);
    expect(used).toEqual(['token token-1', 'token token-2']);
  });

  test.each([
    { afterSeconds: 55 * 60 - 1, tokens: 1 },
    { afterSeconds: 55 * 60, tokens: 2 },
  ])(
    'PM-2: was renewed $tokens times in all $afterSeconds s into its hour',
    async ({ afterSeconds, tokens }) => {
      const clock = clockAt();
      const scopes = grantTokens({ now: clock.now });
      answerCommits();
      const reads = adapter({ now: clock.now }).github.reads(quotes);
      await reads.commit('a');
      clock.advance(afterSeconds);
      await reads.commit('b');
      expect(scopes).toHaveLength(tokens);
    },
  );

  test('F11: is made anew when the installation was granted something else, and not for the same again', async () => {
    const scopes = grantTokens();
    answerCommits();
    const { github } = adapter();
    const reading = () => github.reads(quotes).commit('a');
    for (const permissions of ['checks:write', 'checks:write', 'actions:read,checks:write']) {
      github.granted(1, permissions);
      await reading();
    }
    github.granted(2, 'checks:write');
    await reading();
    expect(scopes).toHaveLength(2);
  });

  test('PM-2: is renewed once when GitHub no longer takes it', async () => {
    const scopes = grantTokens();
    api().get(`${repositoryPath}/git/commits/a`).reply(401, { message: 'Bad credentials' });
    api().get(`${repositoryPath}/git/commits/a`).reply(200, commit);
    const { github, requests } = adapter();
    await expect(github.reads(quotes).commit('a')).resolves.toEqual({ sha: 'abc', parents: [] });
    expect(scopes).toHaveLength(2);
    expect(requests.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'token 201',
      'read 401',
      'token 201',
      'read 200',
    ]);
  });

  test('is not renewed twice', async () => {
    grantTokens();
    api().get(`${repositoryPath}/git/commits/a`).times(3).reply(401, { message: 'Bad credentials' });
    const { github, requests } = adapter();
    const error = await gatewayFailure(github.reads(quotes).commit('a'));
    expect(error.kind).toBe('unauthorized');
    expect(requests.filter(({ kind }) => kind === 'read')).toHaveLength(2);
  });

  test.each([
    { status: 422, message: 'There is at least one repository that does not exist', kind: 'not-found' },
    { status: 404, message: 'Not Found', kind: 'not-found' },
    { status: 403, message: 'This installation has been suspended', kind: 'forbidden' },
    { status: 401, message: 'A JSON web token could not be decoded', kind: 'unauthorized' },
    { status: 500, message: 'Server Error', kind: 'unavailable' },
  ])('answered $status ($message) is $kind', async ({ status, message, kind }) => {
    api().post(tokenPath).reply(status, { message });
    const error = await gatewayFailure(adapter().github.reads(quotes).commit('a'));
    expect(error.kind).toBe(kind);
    expect(error.message).toContain('harbour/quotes');
  });

  test.each([{}, { token: 'canary-token' }, { token: 'canary-token', expires_at: 'soon' }])(
    'answered %j is unavailable and tells no secret',
    async body => {
      api().post(tokenPath).reply(201, body);
      const error = await gatewayFailure(adapter().github.reads(quotes).commit('a'));
      expect(error.kind).toBe('unavailable');
      expect(JSON.stringify(error) + error.message + String(error.cause)).not.toContain('canary');
    },
  );

  test('stands in no error', async () => {
    api()
      .post(tokenPath)
      .reply(201, { token: 'canary-token', expires_at: new Date(noon.getTime() + 3_600_000).toISOString() });
    api().get(`${repositoryPath}/git/commits/a`).replyWithError('reset with canary-free words');
    const error = await gatewayFailure(adapter().github.reads(quotes).commit('a'));
    expect(`${JSON.stringify(error)}${error.stack}${JSON.stringify(error.cause)}`).not.toContain(
      'canary-token',
    );
  });
});

describe("the organization policy's token", () => {
  test('may only read the contents of .github', async () => {
    const scopes = grantTokens();
    api()
      .get('/api/v3/repos/harbour/.github/contents/.github%2Frung.yml')
      .query({ ref: 'HEAD' })
      .reply(404, { message: 'Not Found' });
    const reads = await adapter().github.organizationPolicyReads(quotes);
    expect(scopes).toEqual([{ repositories: ['.github'], permissions: { contents: 'read' } }]);
    await expect(reads?.fileText('.github/rung.yml', 'HEAD')).resolves.toBeUndefined();
    expect(scopes).toHaveLength(1);
  });

  const installationPath = '/api/v3/app/installations/1';
  const isGranted = async (github: GitHub, anew = false) =>
    (await github.organizationPolicyReads(quotes, { anew })) !== undefined;

  test.each([
    [404, null],
    [422, 'selected'],
    [422, null],
  ])(
    'is out of reach when GitHub answers %i to an installation on %s repositories; believed for 5 minutes',
    async (status, selection) => {
      const clock = clockAt();
      api().persist().post(tokenPath).reply(status, { message: 'no' });
      api()
        .persist()
        .get(installationPath)
        .reply(selection === null ? 404 : 200, { repository_selection: selection, ...mayRead('contents') });
      const { github, requests } = adapter({ now: clock.now });
      const tokensAsked = () => requests.filter(({ kind }) => kind === 'token').length;
      expect(await isGranted(github)).toBe(false);
      clock.advance(299);
      expect(await isGranted(github)).toBe(false);
      expect(tokensAsked()).toBe(1);
      clock.advance(1);
      expect(await isGranted(github)).toBe(false);
      expect(tokensAsked()).toBe(2);
    },
  );

  test('is not needed where an installation on all repositories has no .github: there is no policy to find', async () => {
    api().persist().post(tokenPath).reply(422, { message: 'no' });
    api()
      .get(installationPath)
      .reply(200, { repository_selection: 'all', ...mayRead('contents') });
    const { github, requests } = adapter();
    const reads = await github.organizationPolicyReads(quotes);
    await expect(reads?.fileText('.github/rung.yml', 'HEAD')).resolves.toBeUndefined();
    await github.organizationPolicyReads(quotes);
    expect(requests).toHaveLength(2);
  });

  test('is out of reach of an installation on all repositories that may not read contents', async () => {
    api().post(tokenPath).reply(422, { message: 'The permissions requested are not granted.' });
    api()
      .get(installationPath)
      .reply(200, { repository_selection: 'all', ...mayRead('checks') });
    expect(await isGranted(adapter().github)).toBe(false);
  });

  test('is asked for at once when something says that the repository is there now', async () => {
    api().post(tokenPath).reply(422, { message: 'no' });
    api()
      .get(installationPath)
      .reply(200, { repository_selection: 'selected', ...mayRead('contents') });
    const { github } = adapter();
    expect(await isGranted(github)).toBe(false);
    grantTokens();
    expect(await isGranted(github)).toBe(false);
    expect(await isGranted(github, true)).toBe(true);
    expect(await isGranted(github)).toBe(true);
  });

  test('is an error, not absence, when GitHub does not answer', async () => {
    api().post(tokenPath).reply(502, '<html>', { 'content-type': 'text/html' });
    const error = await gatewayFailure(adapter().github.organizationPolicyReads(quotes));
    expect(error.kind).toBe('unavailable');
  });
});

const mayRead = (...names: string[]) => ({
  permissions: Object.fromEntries(['metadata', ...names].map(name => [name, 'read'])),
});

function listOfQuotes() {
  api()
    .get('/api/v3/installation/repositories')
    .query({ per_page: 100 })
    .reply(200, {
      total_count: 1,
      repositories: [{ id: 5, name: 'quotes', owner: { login: 'harbour' }, pushed_at: null }],
    });
}

test('the token for sweeps may read what a reconcile reads, and write nothing', async () => {
  const scopes = grantTokens();
  listOfQuotes();
  await expect(adapter().github.installation(1).repositories()).resolves.toMatchObject([{ ref: quotes }]);
  expect(scopes).toEqual([mayRead('actions', 'checks', 'contents', 'issues', 'pull_requests', 'statuses')]);
});

test('the token for sweeps asks for what was granted where that is less', async () => {
  api()
    .post(tokenPath)
    .reply(422, { message: 'The permissions requested are not granted to this installation.' });
  api()
    .get('/api/v3/app/installations/1')
    .reply(200, { permissions: { metadata: 'read', pull_requests: 'write', deployments: 'read' } });
  const scopes = grantTokens();
  listOfQuotes();
  await expect(adapter().github.installation(1).repositories()).resolves.toMatchObject([{ ref: quotes }]);
  expect(scopes).toEqual([mayRead('pull_requests')]);
});
