import { afterAll, describe, expect, test } from 'vitest';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';
import { octokitFor, refusal } from '../octokit-for.ts';

const github = await startGitHub();
afterAll(() => github.close());
const quotes = github.world.createRepository('harbour/quotes', {
  files: {
    'src/a.js': 'a\nb\nc\n',
    link: { symlink: 'src/a.js' },
    away: { symlink: '../x' },
    vendor: { submodule: '1'.repeat(40) },
  },
});
const installation = github.world.install('harbour');
const octokit = await octokitFor(github).getInstallationOctokit(installation.id);
const where = { owner: 'harbour', repo: 'quotes' };

async function contents(path: string, ref?: string, form = 'object'): Promise<Record<string, unknown>> {
  const accept = `application/vnd.github.${form}+json`;
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/contents/{path}', {
    ...where,
    path,
    ...(ref === undefined ? {} : { ref }),
    headers: { accept },
  });
  return (typeof data === 'string' ? { text: data } : data) as unknown as Record<string, unknown>;
}

describe('contents', () => {
  test('are base64, raw when asked', async () => {
    const { content, type, path } = await contents('src/a.js');
    expect([type, path, Buffer.from(String(content), 'base64').toString()]).toEqual([
      'file',
      'src/a.js',
      'a\nb\nc\n',
    ]);
    expect(await contents('src/a.js', undefined, 'raw')).toEqual({ text: 'a\nb\nc\n' });
  });

  test('of a link to a file are those of the file, under its path', async () => {
    expect(await contents('link')).toMatchObject({ type: 'file', path: 'src/a.js' });
    expect(await contents('away')).toMatchObject({ type: 'symlink', path: 'away', target: '../x' });
  });

  test('tell directories and submodules', async () => {
    expect(await contents('src')).toMatchObject({
      type: 'dir',
      entries: [{ path: 'src/a.js', type: 'file' }],
    });
    expect(await contents('vendor')).toMatchObject({ type: 'submodule' });
  });

  test('above 1 MiB come only raw', async () => {
    quotes.push('big', { 'fits.txt': 'x'.repeat(1024 * 1024), 'big.txt': 'x'.repeat(1024 * 1024 + 1) });
    expect(await contents('fits.txt', 'big')).toMatchObject({ encoding: 'base64' });
    expect(await contents('big.txt', 'big')).toMatchObject({ encoding: 'none', content: '' });
    expect(String((await contents('big.txt', 'big', 'raw')).text).length).toBe(1024 * 1024 + 1);
  });

  test.each([
    ['src/A.js', undefined],
    ['src/b.js', undefined],
    ['src/a.js', 'nowhere'],
    ['src/a.js', 'refs/heads/nowhere'],
  ])('%s at %s is not there', async (path, ref) => {
    expect(await refusal(contents(path, ref))).toMatchObject({ status: 404 });
  });

  test('FK-9: are readable by the SHA of a fork, but not under its branch', async () => {
    const sha = quotes.fork('eve').push('evil', { 'src/a.js': 'evil\n' });
    expect(await contents('src/a.js', sha, 'raw')).toEqual({ text: 'evil\n' });
    expect(await refusal(contents('src/a.js', 'refs/heads/evil'))).toMatchObject({ status: 404 });
    expect(await contents('src/a.js', 'refs/heads/main', 'raw')).toEqual({ text: 'a\nb\nc\n' });
  });
});

describe('the test merge', () => {
  const reference = async (number: number) =>
    (
      await octokit.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
        ...where,
        ref: `pull/${number}/merge`,
      })
    ).data.object.sha;

  test('has the base tip and the head as parents, and lags until somebody looks', async () => {
    const head = quotes.push('fix', { 'src/a.js': 'a\nb\nC\n' });
    const base = quotes.tip();
    const { number } = quotes.openPullRequest({ head: 'fix' });
    const first = await reference(number);
    const commit = await octokit.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
      ...where,
      commit_sha: first,
    });
    expect(commit.data.parents.map(parent => parent.sha)).toEqual([base, head]);

    quotes.push('main', { other: 'x' });
    expect(await reference(number)).toBe(first);
    await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...where, pull_number: number });
    expect(await reference(number)).not.toBe(first);
  });

  test('is not there on a conflict', async () => {
    quotes.push('clash', { 'src/a.js': 'A\nb\nc\n' });
    const { number } = quotes.openPullRequest({ head: 'clash' });
    quotes.push('main', { 'src/a.js': 'X\nb\nc\n' });
    const { data } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
      ...where,
      pull_number: number,
    });
    expect([data.mergeable, data.mergeable_state]).toEqual([false, 'dirty']);
    expect(await refusal(reference(number))).toMatchObject({ status: 404 });
    expect(() => quotes.startWorkflowRun({ pullRequest: number })).toThrow('conflicts');
  });
});

test('a comparison tells the merge base, the files and where they stand', async () => {
  const base = quotes.push('left', { left: 'l\n' }, { from: 'main' });
  const fork = quotes.tip();
  quotes.push('right', { right: 'r\n' }, { from: 'main' });
  const compare = async (basehead: string) =>
    (await octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', { ...where, basehead })).data;
  const diverged = await compare('left...right');
  expect(diverged).toMatchObject({
    status: 'diverged',
    ahead_by: 1,
    behind_by: 1,
    merge_base_commit: { sha: fork },
  });
  expect(diverged.files?.map(file => file.filename)).toEqual(['right']);
  expect(await compare(`main...${base}`)).toMatchObject({ status: 'ahead' });
  expect(await compare('left...main')).toMatchObject({ status: 'behind' });
  expect(await compare('main...main')).toMatchObject({ status: 'identical' });
});
