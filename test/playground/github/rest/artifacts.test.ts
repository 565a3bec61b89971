import { afterAll, expect, test } from 'vitest';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';
import { octokitFor, refusal } from '../octokit-for.ts';

let now = new Date();
const github = await startGitHub({ clock: () => now });
afterAll(() => github.close());
const quotes = github.world.createRepository('harbour/quotes');
const installation = github.world.install('harbour');
const octokit = await octokitFor(github).getInstallationOctokit(installation.id);
const run = quotes.startWorkflowRun();
const artifact = run.upload({ name: 'coverage', files: { 'lcov.info': 'SF:a\nend_of_record\n' } });
const where = { owner: 'harbour', repo: 'quotes' };

function link(): Promise<Response> {
  const entry = octokit.auth({ type: 'installation' }) as Promise<{ token: string }>;
  return entry.then(({ token }) =>
    fetch(`${github.url}/repos/harbour/quotes/actions/artifacts/${artifact.id}/zip`, {
      headers: { authorization: `token ${token}` },
      redirect: 'manual',
    }),
  );
}

test('the download is on another host, for a minute', async () => {
  const answer = await link();
  const location = answer.headers.get('location') ?? '';
  expect(answer.status).toBe(302);
  expect(new URL(location).host).not.toBe(new URL(github.url).host);
  const soon = new Date(now.getTime() + 59_000);
  const late = new Date(now.getTime() + 60_000);
  now = soon;
  expect((await fetch(location)).status).toBe(200);
  now = late;
  expect((await fetch(location)).status).toBe(403);
});

test('a token that travels to the storage host is noted', async () => {
  const location = (await link()).headers.get('location') ?? '';
  await fetch(location, { headers: { authorization: 'token ghs_x' } });
  expect(github.journal.downloads.at(-1)).toMatchObject({ authorizationArrived: true });
});

test('an expired artifact is listed and gone', async () => {
  artifact.expired = true;
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
    ...where,
    run_id: run.id,
  });
  expect(data.artifacts).toMatchObject([{ name: 'coverage', expired: true }]);
  expect((await link()).status).toBe(410);
});

test('artifacts of all attempts are listed, newest first', async () => {
  run.complete({ conclusion: 'failure' }).rerun();
  run.complete({ conclusion: 'success', artifacts: [{ name: 'coverage', zip: new Uint8Array([1]) }] });
  const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
    ...where,
    run_id: run.id,
  });
  expect(data.artifacts.map(one => one.size_in_bytes)).toEqual([1, artifact.zip.byteLength]);
  const { data: runs } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs', where);
  expect(runs.workflow_runs.map(one => [one.run_attempt, one.conclusion])).toEqual([[2, 'success']]);
});

test.each([
  ['another repository has none of it', { repo: 'other' }],
  ['nobody has another format', { archive_format: 'tar' }],
])('%s', async (_, change) => {
  const request = { ...where, artifact_id: artifact.id, archive_format: 'zip', ...change };
  const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
  expect(await refusal(octokit.request(route, request))).toMatchObject({ status: 404 });
});

test.each([
  ['2026-02-03', '2026-02-03T23:59:59Z', true],
  ['2026-02-03', '2026-02-04T00:00:00Z', false],
  ['>=2026-02-03T10:00:00Z', '2026-02-03T10:00:00Z', true],
  ['>=2026-02-03T10:00:00Z', '2026-02-03T09:59:59Z', false],
  ['>2026-02-03', '2026-02-03T12:00:00Z', false],
  ['>2026-02-03', '2026-02-04T00:00:00Z', true],
  ['<2026-02-03', '2026-02-02T23:59:59Z', true],
  ['<2026-02-03', '2026-02-03T00:00:00Z', false],
  ['<=2026-02-03', '2026-02-03T12:00:00Z', true],
  ['2026-02-01..2026-02-03', '2026-02-03T12:00:00Z', true],
  ['2026-02-01..2026-02-03', '2026-01-31T23:59:59Z', false],
  ['2026-02-01..*', '2030-01-01T00:00:00Z', true],
  ['*..2026-02-01', '2020-01-01T00:00:00Z', true],
])('runs created %s include one of %s: %s', async (created, at, expected) => {
  const { inDateRange } = await import('../../../../src/playground/github/rest/date-range.ts');
  expect(inDateRange(new Date(at), created)).toBe(expected);
});
