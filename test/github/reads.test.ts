import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RepositoryReads } from '../../src/github/port.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { adapter, api, grantTokens, noon, quotes, repositoryPath } from '../support/github-adapter.ts';
import { startServer } from '../support/start-server.ts';

beforeEach(() => {
  nock.disableNetConnect();
  grantTokens();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const at = '2026-03-01T08:00:00Z';

const pull = {
  number: 7,
  state: 'open',
  draft: false,
  title: 'Throttle quotes',
  user: { id: 3 },
  head: { sha: 'h', ref: 'throttle', repo: { id: 9, owner: { login: 'ada' } }, user: { login: 'ada' } },
  base: { sha: 'b', ref: 'main', repo: { id: 5 } },
  mergeable: null,
  changed_files: 2,
  additions: 10,
  deletions: 1,
  created_at: at,
  updated_at: at,
};

const run = {
  id: 1,
  workflow_id: 2,
  name: null,
  path: '.github/workflows/test.yml@refs/heads/main',
  event: 'push',
  head_sha: 'h',
  head_branch: null,
  head_repository: null,
  run_number: 4,
  status: 'completed',
  conclusion: 'success',
  created_at: at,
  updated_at: at,
  html_url: 'https://git.harbour.example/run/1',
};

describe('facts', () => {
  const read = <T>(path: string, answer: object, ask: (reads: RepositoryReads) => Promise<T>) => {
    api().get(`${repositoryPath}/${path}`).reply(200, answer);
    return ask(adapter().github.reads(quotes));
  };

  test('a pull request of a deleted fork and a deleted account', async () => {
    const orphan = { ...pull, user: null, head: { ...pull.head, repo: null, user: null }, draft: undefined };
    await expect(read('pulls/7', orphan, reads => reads.pullRequest(7))).resolves.toEqual({
      number: 7,
      state: 'open',
      body: '',
      draft: false,
      title: 'Throttle quotes',
      authorId: null,
      authorLogin: null,
      authorIsBot: false,
      labels: [],
      locked: false,
      createdAt: new Date(at),
      headSha: 'h',
      headBranch: 'throttle',
      headRepositoryId: null,
      headOwner: null,
      baseBranch: 'main',
      baseRepositoryId: 5,
      baseSha: 'b',
      mergeable: null,
      changedFiles: 2,
      additions: 10,
      deletions: 1,
      updatedAt: new Date(at),
    });
  });

  test('open pull requests of a head branch in a fork', async () => {
    const found = read('pulls?state=open&head=ada%3Athrottle&per_page=100', [pull], reads =>
      reads.openPullRequests({ headOwner: 'ada', headBranch: 'throttle' }),
    );
    await expect(found).resolves.toMatchObject([{ number: 7, headOwner: 'ada', headRepositoryId: 9 }]);
  });

  test('files with and without a patch', async () => {
    const files = [
      {
        filename: 'a.ts',
        status: 'renamed',
        previous_filename: 'b.ts',
        additions: 1,
        deletions: 0,
        patch: '@@',
      },
      { filename: 'logo.png', status: 'added', additions: 0, deletions: 0 },
    ];
    await expect(
      read('pulls/7/files?per_page=100', files, reads => reads.pullRequestFiles(7)),
    ).resolves.toMatchObject([
      { path: 'a.ts', previousPath: 'b.ts', patch: '@@' },
      { path: 'logo.png', previousPath: null, patch: null },
    ]);
  });

  test('workflow runs without name, branch, repository and attempt', async () => {
    const found = read(
      'actions/runs?head_sha=h&per_page=100',
      { total_count: 1, workflow_runs: [run] },
      reads => reads.workflowRuns('h'),
    );
    await expect(found).resolves.toMatchObject([
      { id: 1, path: '.github/workflows/test.yml', attempt: 1, headBranch: null, headRepositoryId: null },
    ]);
  });

  test('recent runs of a branch, one page, without older ones', async () => {
    const old = { ...run, id: 2, created_at: '2020-01-01T00:00:00Z' };
    const found = read('actions/runs?branch=main&per_page=100', { workflow_runs: [run, old] }, reads =>
      reads.recentBranchRuns('main', new Date('2020-02-01T10:00:00Z')),
    );
    await expect(found).resolves.toMatchObject([{ id: 1 }]);
  });

  test('artifacts without their run', async () => {
    const artifact = {
      id: 3,
      name: 'coverage',
      size_in_bytes: 9,
      expired: false,
      created_at: at,
      workflow_run: null,
    };
    const found = read('actions/runs/1/artifacts?per_page=100', { artifacts: [artifact] }, reads =>
      reads.artifacts(1),
    );
    await expect(found).resolves.toMatchObject([{ id: 3, sizeBytes: 9, runId: null, headSha: null }]);
  });

  test('check runs of an App that is gone', async () => {
    const check = {
      id: 1,
      name: 'x',
      app: null,
      head_sha: 'h',
      status: 'queued',
      conclusion: null,
      external_id: '',
      url: 'u',
    };
    const found = read('commits/h/check-runs?filter=latest&per_page=100', { check_runs: [check] }, reads =>
      reads.checkRuns('h'),
    );
    await expect(found).resolves.toMatchObject([
      { appId: null, externalId: null, startedAt: null, url: 'u' },
    ]);
  });

  test('commit statuses, the latest of each context', async () => {
    const status = { context: 'ci/jenkins', state: 'pending', updated_at: at, target_url: '' };
    const found = read('commits/h/status?per_page=100', { state: 'pending', statuses: [status] }, reads =>
      reads.commitStatuses('h'),
    );
    await expect(found).resolves.toEqual([
      { context: 'ci/jenkins', state: 'pending', updatedAt: new Date(at), url: null },
    ]);
  });

  test.each([
    { protection: undefined, expected: [] },
    {
      protection: { required_status_checks: { contexts: ['test'] } },
      expected: [{ name: 'test', appId: null }],
    },
    {
      protection: {
        required_status_checks: {
          contexts: ['test', 'lint'],
          checks: [
            { context: 'test', app_id: 15368 },
            { context: 'lint', app_id: -1 },
          ],
        },
      },
      expected: [
        { name: 'test', appId: 15368 },
        { name: 'lint', appId: null },
      ],
    },
  ])('a branch with protection $protection', async ({ protection, expected }) => {
    const branch = read(
      'branches/release%2F1',
      { name: 'release/1', commit: { sha: 's' }, protection },
      reads => reads.branch('release/1'),
    );
    await expect(branch).resolves.toEqual({ name: 'release/1', sha: 's', requiredChecks: expected });
  });

  test('the checks that rule sets require, among other rules', async () => {
    const rules = [
      { type: 'deletion' },
      {
        type: 'required_status_checks',
        parameters: {
          required_status_checks: [{ context: 'test', integration_id: 15368 }, { context: 'lint' }],
        },
      },
    ];
    const found = read('rules/branches/main?per_page=100', rules, reads => reads.requiredChecks('main'));
    await expect(found).resolves.toEqual([
      { name: 'test', appId: 15368 },
      { name: 'lint', appId: null },
    ]);
  });

  test('a rule that requires checks but cannot be read is not taken for none', async () => {
    const rules = [{ type: 'required_status_checks', parameters: { checks: ['test'] } }];
    const error = await gatewayFailure(
      read('rules/branches/main?per_page=100', rules, reads => reads.requiredChecks('main')),
    );
    expect(error.kind).toBe('unavailable');
  });

  test.each([403, 404])('rules that answer %i are unknown, not empty', async status => {
    api().get(`${repositoryPath}/rules/branches/main?per_page=100`).reply(status, { message: 'no' });
    const error = await gatewayFailure(adapter().github.reads(quotes).requiredChecks('main'));
    expect(error.kind).toBe(status === 403 ? 'forbidden' : 'not-found');
  });

  test.each([
    { files: 299, complete: true },
    { files: 300, complete: false },
  ])('a comparison with $files files is complete: $complete', async ({ files, complete }) => {
    const answer = {
      merge_base_commit: { sha: 'm' },
      files: Array.from({ length: files }, (_, index) => ({
        filename: `${index}.ts`,
        previous_filename: 'old.ts',
      })),
    };
    const found = await read('compare/b...h?per_page=1', answer, reads => reads.comparison('b', 'h'));
    expect(found).toMatchObject({ mergeBase: 'm', complete });
    expect(found.paths).toHaveLength(files + 1);
  });

  test('the tree names blobs only, and says when it was cut', async () => {
    const tree = [
      { path: 'src', type: 'tree' },
      { path: 'src/a.ts', type: 'blob' },
      { path: 'vendor', type: 'commit' },
    ];
    const found = read('git/trees/h?recursive=true', { truncated: true, tree }, reads => reads.tree('h'));
    await expect(found).resolves.toEqual({ paths: ['src/a.ts'], truncated: true });
  });

  test('a ref that is not there, and one that points to a tag', async () => {
    api().get(`${repositoryPath}/git/ref/pull%2F7%2Fmerge`).reply(404, { message: 'Not Found' });
    await expect(adapter().github.reads(quotes).reference('refs/pull/7/merge')).resolves.toBeUndefined();
    const error = await gatewayFailure(
      read('git/ref/tags%2Fv1', { object: { sha: 't', type: 'tag' } }, reads => reads.reference('tags/v1')),
    );
    expect(error.kind).toBe('invalid');
  });
});

describe('lists', () => {
  const page = (number: number) => [{ ...pull, number }];
  const link = (url: string) => ({ link: `<${url}>; rel="next", <https://x.example/?page=9>; rel="last"` });

  test('are read to their end', async () => {
    const next = (number: number) => `https://git.harbour.example/api/v3/repositories/5/pulls?page=${number}`;
    api()
      .get(`${repositoryPath}/pulls?state=open&per_page=100`)
      .reply(200, page(1), link(next(2)));
    api()
      .get('/api/v3/repositories/5/pulls?page=2')
      .reply(200, page(2), link(next(3)));
    api()
      .get('/api/v3/repositories/5/pulls?page=3')
      .reply(200, page(3), { link: `<${next(1)}>; rel="first"` });
    const { github, requests } = adapter();
    const pulls = await github.reads(quotes).openPullRequests();
    expect(pulls.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(requests.filter(({ kind }) => kind === 'read')).toHaveLength(3);
  });

  test.each([
    'https://evil.example/pulls?page=2',
    'http://git.harbour.example/pulls?page=2',
    'file:///etc/passwd',
  ])('never go on at %s', async url => {
    api().get(`${repositoryPath}/pulls?state=open&per_page=100`).reply(200, page(1), link(url));
    const { github, requests } = adapter();
    const error = await gatewayFailure(github.reads(quotes).openPullRequests());
    expect(error.kind).toBe('unavailable');
    expect(requests.filter(({ kind }) => kind === 'read')).toHaveLength(1);
  });
});

describe('a broken answer', () => {
  const json = { 'content-type': 'application/json' };

  test.each([
    { title: 'half JSON', status: 200, body: '{"sha":"a","par', headers: json },
    {
      title: 'an HTML page',
      status: 200,
      body: '<html>hello</html>',
      headers: { 'content-type': 'text/html' },
    },
    { title: 'an empty body', status: 200, body: '', headers: json },
    { title: 'a missing field', status: 200, body: '{"sha":"a"}', headers: json },
    { title: 'a wrong type', status: 200, body: '{"sha":1,"parents":[]}', headers: json },
    { title: 'an HTML error page', status: 502, body: '<html>bad gateway</html>', headers: {} },
  ])('is unavailable: $title', async ({ status, body, headers }) => {
    api().get(`${repositoryPath}/git/commits/a`).reply(status, body, headers);
    const { github, requests } = adapter();
    const error = await gatewayFailure(github.reads(quotes).commit('a'));
    expect(error.kind).toBe('unavailable');
    expect(error.message).toContain('harbour/quotes');
    expect(requests.filter(({ kind }) => kind === 'read')).toHaveLength(1);
  });

  test('is unavailable: a reset', async () => {
    api().get(`${repositoryPath}/git/commits/a`).replyWithError('ECONNRESET');
    const { github, requests } = adapter();
    expect((await gatewayFailure(github.reads(quotes).commit('a'))).ambiguous).toBe(true);
    expect(requests.at(-1)).toMatchObject({ kind: 'read', status: null });
  });

  test('is unavailable: no answer in time', async () => {
    const silent = await startServer(() => {});
    const { github } = adapter({ baseUrl: silent.url, timeoutMs: 50 });
    const error = await gatewayFailure(github.reads(quotes).commit('a'));
    await silent.close();
    expect(error.kind).toBe('unavailable');
    expect(error.message).toContain('no answer in time');
  });

  test('leaves later reads as they are', async () => {
    api().get(`${repositoryPath}/git/commits/a`).reply(500, {});
    api().get(`${repositoryPath}/git/commits/a`).reply(200, { sha: 'a', parents: [] });
    const reads = adapter().github.reads(quotes);
    await gatewayFailure(reads.commit('a'));
    await expect(reads.commit('a')).resolves.toMatchObject({ sha: 'a' });
  });
});

describe('a moved repository', () => {
  const newUrl = 'https://git.harbour.example/api/v3/repositories/5/check-runs';
  const output = { title: 't', summary: 's', text: null, annotations: [] };
  const check = {
    name: 'Rung / CI status',
    headSha: 'h',
    externalId: 'x',
    status: 'in_progress',
    conclusion: null,
    startedAt: noon,
    completedAt: null,
    detailsUrl: null,
    output,
  } as const;

  test.each([301, 307, 308])('is followed once after %i, a POST as a POST with its body', async status => {
    let body: unknown;
    api().post(`${repositoryPath}/check-runs`).reply(status, {}, { location: newUrl });
    api()
      .post('/api/v3/repositories/5/check-runs')
      .reply(async (request: Request) => {
        body = await request.json();
        return [201, { id: 99 }];
      });
    await expect(adapter().github.writes(quotes).createCheckRun(check)).resolves.toEqual({ id: 99 });
    expect(body).toMatchObject({ head_sha: 'h', external_id: 'x', status: 'in_progress' });
  });

  test.each([newUrl.replace('git.', 'evil.'), newUrl.replace('https', 'http')])(
    'is not followed to %s',
    async location => {
      api().post(`${repositoryPath}/check-runs`).reply(301, {}, { location });
      const error = await gatewayFailure(adapter().github.writes(quotes).createCheckRun(check));
      expect(error.kind).toBe('not-found');
      expect(error.message).toContain('moved');
    },
  );

  test('is not followed twice', async () => {
    api().post(`${repositoryPath}/check-runs`).reply(301, {}, { location: newUrl });
    api()
      .post('/api/v3/repositories/5/check-runs')
      .reply(301, {}, { location: `${newUrl}2` });
    const error = await gatewayFailure(adapter().github.writes(quotes).createCheckRun(check));
    expect(error.kind).toBe('not-found');
  });
});
