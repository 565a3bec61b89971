import { afterAll, describe, expect, test } from 'vitest';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';
import { octokitFor, refusal } from '../octokit-for.ts';

const github = await startGitHub();
afterAll(() => github.close());
const quotes = github.world.createRepository('harbour/quotes');
const installation = github.world.install('harbour');
const octokit = await octokitFor(github).getInstallationOctokit(installation.id);
const where = { owner: 'harbour', repo: 'quotes' };

/** What the journal holds against the last request. */
function problems(): readonly string[] {
  return github.journal.entries.at(-1)?.problems ?? [];
}

describe('what departs from the contract is refused and counted invalid', () => {
  test.each([
    ['a wrong type', { name: 7 }, 'body/name: must be string'],
    [
      'a wrong type deep inside',
      {
        output: {
          title: 't',
          summary: 's',
          annotations: [
            { path: 'a', start_line: '1', end_line: 1, annotation_level: 'notice', message: 'm' },
          ],
        },
      },
      'body/output/annotations/0/start_line: must be integer',
    ],
    [
      'a completed run without conclusion',
      { status: 'completed' },
      'A completed check run needs a conclusion',
    ],
    ['details on another scheme', { details_url: 'file:///etc/passwd' }, 'details_url must use http'],
  ])('%s', async (_, change, expected) => {
    const before = github.journal.totals().invalid;
    const body = { name: 'Rung / CI status', head_sha: quotes.tip(), ...change };
    const { status } = await refusal(
      octokit.request('POST /repos/{owner}/{repo}/check-runs', { ...where, ...body } as never),
    );
    expect(status).toBe(422);
    expect(problems().join('\n')).toContain(expected);
    expect(github.journal.totals().invalid).toBe(before + 1);
    expect(quotes.checks.runs({ app: 'rung' })).toEqual([]);
  });

  test('a parameter that GitHub does not know is ignored, and counted', async () => {
    await octokit.request('GET /repos/{owner}/{repo}/pulls', { ...where, sate: 'open' });
    expect(problems()).toEqual(["query sate: GitHub's description has no such parameter"]);
  });

  test('an operation that is not in the subset is named', async () => {
    const { status, message } = await refusal(octokit.request('GET /repos/{owner}/{repo}/labels', where));
    expect(status).toBe(501);
    expect(message).toContain('issues/list-labels-for-repo (GET /repos/{owner}/{repo}/labels)');
    expect(problems()).toHaveLength(1);
  });

  test('a path that GitHub does not have is named', async () => {
    const { status, message } = await refusal(octokit.request('GET /nowhere'));
    expect([status, problems().length]).toEqual([501, 1]);
    expect(message).toContain('GET /nowhere');
  });

  test('an answer of the stand-in that is wrong deep inside', async () => {
    const pull = quotes.record.pullRequests;
    quotes.push('odd', { a: 'a' });
    const { record } = quotes.openPullRequest({ head: 'odd' });
    Object.assign(record, { title: 7 });
    await octokit.request('GET /repos/{owner}/{repo}/pulls', where);
    expect(problems()).toContain('answer/0/title: must be string');
    pull.clear();
  });

  test('a good request is none of it', async () => {
    const before = github.journal.totals().invalid;
    await octokit.request('GET /repos/{owner}/{repo}/pulls', { ...where, state: 'closed', per_page: 100 });
    expect(problems()).toEqual([]);
    expect(github.journal.totals().invalid).toBe(before);
  });
});
