import { afterAll, describe, expect, test } from 'vitest';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';
import { octokitFor, refusal } from '../octokit-for.ts';

const github = await startGitHub();
afterAll(() => github.close());
const quotes = github.world.createRepository('harbour/quotes', {
  files: Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`src/${index}.js`, `${index}\n`])),
});
const installation = github.world.install('harbour');
const app = octokitFor(github);
const octokit = await app.getInstallationOctokit(installation.id);
const where = { owner: 'harbour', repo: 'quotes' };
quotes.push('all', Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`src/${index}.js`, 'x\n'])));
const pull_number = quotes.openPullRequest({ head: 'all' }).number;
const files = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';

describe('pages', () => {
  test('are 30 long unless asked, at most 100, and linked', async () => {
    const lengths = async (per_page?: number) =>
      (
        await octokit.request(files, {
          ...where,
          pull_number,
          ...(per_page === undefined ? {} : { per_page }),
        })
      ).data.length;
    expect(await lengths()).toBe(30);
    expect(await lengths(100)).toBe(100);
    expect(await lengths(1000)).toBe(100);
    expect(github.journal.entries.at(-1)?.problems).toEqual(['query per_page: must be <= 100']);
  });

  test('lead to the end', async () => {
    const all = await octokit.paginate(files, { ...where, pull_number, per_page: 100 });
    expect(new Set(all.map(file => file.filename)).size).toBe(250);
  });

  test.each([
    [1, ['next', 'last']],
    [2, ['prev', 'next', 'last', 'first']],
    [3, ['prev', 'first']],
    [4, ['prev', 'first']],
  ])('number %i names its neighbours', async (page, expected) => {
    const { headers } = await octokit.request(files, { ...where, pull_number, per_page: 100, page });
    expect([...(headers.link ?? '').matchAll(/rel="(\w+)"/g)].map(([, rel]) => rel)).toEqual(expected);
  });

  test('name nothing when there is one', async () => {
    const { headers } = await octokit.request('GET /repos/{owner}/{repo}/pulls', where);
    expect(headers.link).toBeUndefined();
  });
});

describe('limits of a diff', () => {
  test('leave out the patch of a long file, and past a total everything, unmarked', async () => {
    github.limits.diffLinesPerFile = 5;
    github.limits.diffLinesPerAnswer = 20;
    quotes.push('long', {
      'a.txt': 'a\n'.repeat(5),
      'b.txt': 'b\n'.repeat(6),
      'c.txt': 'c\n'.repeat(9),
      'd.txt': 'd\n',
    });
    const { number } = quotes.openPullRequest({ head: 'long' });
    const { data } = await octokit.request(files, { ...where, pull_number: number });
    expect(data.map(file => [file.filename, file.additions, file.patch !== undefined])).toEqual([
      ['a.txt', 5, true],
      ['b.txt', 6, false],
      ['c.txt', 9, false],
      ['d.txt', 0, false],
    ]);
    const { data: pull } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      ...where,
      pull_number: number,
    });
    expect(pull.additions).toBe(21);
  });

  test('end the list of files', async () => {
    github.limits.filesPerPullRequest = 120;
    const all = await octokit.paginate(files, { ...where, pull_number, per_page: 100 });
    expect(all.length).toBe(120);
  });

  test('cut a tree', async () => {
    const trees = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
    const read = async () =>
      (await octokit.request(trees, { ...where, tree_sha: 'main', recursive: '1' })).data;
    expect(await read()).toMatchObject({ truncated: false });
    github.limits.treeEntries = 10;
    expect((await read()).tree).toHaveLength(10);
    expect(await read()).toMatchObject({ truncated: true });
  });
});

describe('ETags', () => {
  const route = 'GET /repos/{owner}/{repo}/branches/{branch}';
  const conditional = (etag: string | undefined, client = octokit) =>
    client.request(route, { ...where, branch: 'main', headers: { 'if-none-match': etag ?? '' } });

  test('spare what has not changed, at no cost', async () => {
    const { headers } = await octokit.request(route, { ...where, branch: 'main' });
    const { status } = await refusal(conditional(headers.etag));
    expect(status).toBe(304);
    expect(github.journal.entries.at(-1)).toMatchObject({ kind: 'notModified', problems: [] });
    const again = await octokit.request(route, { ...where, branch: 'main' });
    expect(Number(again.headers['x-ratelimit-used'])).toBe(Number(headers['x-ratelimit-used']) + 1);
  });

  test('change with the content', async () => {
    const { headers } = await octokit.request(route, { ...where, branch: 'main' });
    quotes.push('main', { new: 'x' });
    expect((await conditional(headers.etag)).status).toBe(200);
  });

  test('belong to the token', async () => {
    const { headers } = await octokit.request(route, { ...where, branch: 'main' });
    const other = await octokitFor(github).getInstallationOctokit(installation.id);
    expect((await conditional(headers.etag, other)).status).toBe(200);
  });
});

test('the quota ends, and is told', async () => {
  const { headers } = await octokit.request('GET /rate_limit');
  expect(headers['x-ratelimit-limit']).toBe('5000');
  github.limits.requestsPerHour = Number(headers['x-ratelimit-used']) + 1;
  await octokit.request('GET /repos/{owner}/{repo}', where);
  const { status, message } = await refusal(octokit.request('GET /repos/{owner}/{repo}', where));
  expect(status).toBe(403);
  expect(message).toContain('rate limit exceeded');
  expect((await octokit.request('GET /rate_limit')).data.rate.remaining).toBe(0);
  github.limits.requestsPerHour = 5000;
});
