import { afterAll, describe, expect, test } from 'vitest';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';
import { octokitFor, refusal } from '../octokit-for.ts';

const github = await startGitHub();
afterAll(() => github.close());
const quotes = github.world.createRepository('harbour/quotes');
const installation = github.world.install('harbour');
const octokit = await octokitFor(github).getInstallationOctokit(installation.id);
const where = { owner: 'harbour', repo: 'quotes' };
const head_sha = quotes.tip();

type Change = Record<string, unknown>;
const create = async (change: Change = {}) =>
  (
    await octokit.request('POST /repos/{owner}/{repo}/check-runs', {
      ...where,
      name: 'Rung / CI status',
      head_sha,
      ...change,
    } as never)
  ).data as { id: number; status: string; completed_at: string | null };
const update = (check_run_id: number, change: Change) =>
  octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
    ...where,
    check_run_id,
    ...change,
  } as never);
const list = async (query: Change = {}) =>
  (
    await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      ...where,
      ref: head_sha,
      ...query,
    } as never)
  ).data as { total_count: number; check_runs: { id: number; name: string; app: { slug: string } }[] };

describe('a check run', () => {
  test('with a conclusion is completed', async () => {
    const { status, completed_at } = await create({ conclusion: 'success' });
    expect(status).toBe('completed');
    expect(completed_at).not.toBeNull();
  });

  test('that is completed does not go back', async () => {
    const { id } = await create({ conclusion: 'success' });
    expect(await refusal(update(id, { status: 'in_progress' }))).toMatchObject({ status: 422 });
    expect((await update(id, { conclusion: 'failure' })).status).toBe(200);
  });

  test('keeps all annotations it was ever given, 50 at a time', async () => {
    const annotations = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        path: 'a.js',
        start_line: index + 1,
        end_line: index + 1,
        annotation_level: 'warning',
        message: 'Not run.',
      }));
    const output = (count: number) => ({
      output: { title: 't', summary: 's', annotations: annotations(count) },
    });
    const { id } = await create(output(50));
    await update(id, output(50));
    expect(await refusal(update(id, output(51)))).toMatchObject({ status: 422 });
    const route = 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations';
    expect(await octokit.paginate(route, { ...where, check_run_id: id, per_page: 100 })).toHaveLength(100);
  });

  test.each([
    ['65,535 characters', 65_535, 201],
    ['65,536 characters', 65_536, 422],
  ])('may say %s', async (_, length, status) => {
    const output = { title: 't', summary: 'x'.repeat(length) };
    const outcome = create({ output }).then(
      () => 201,
      (error: { status: number }) => error.status,
    );
    expect(await outcome).toBe(status);
  });

  test('CR-14: of a commit that nobody has is refused, and not held against the contract', async () => {
    const { status, message } = await refusal(create({ head_sha: 'f'.repeat(40) }));
    expect([status, message.includes('No commit found for SHA')]).toEqual([422, true]);
    expect(github.journal.entries.at(-1)?.problems).toEqual([]);
  });

  test('of another App is not ours to change', async () => {
    const foreign = quotes.checks.create('other-ci', 'build', head_sha, { status: 'in_progress' });
    expect(await refusal(update(foreign.id, { conclusion: 'success' }))).toMatchObject({ status: 403 });
  });

  test('is listed once for each name and suite, the newest, unless all are asked for', async () => {
    const first = await create({ name: 'Rung / Twice', conclusion: 'failure' });
    const second = await create({ name: 'Rung / Twice', conclusion: 'success' });
    const ids = async (query: Change) =>
      (await list({ check_name: 'Rung / Twice', ...query })).check_runs.map(run => run.id);
    expect(await ids({})).toEqual([second.id]);
    expect(await ids({ filter: 'all' })).toEqual([second.id, first.id]);
    expect(await ids({ app_id: github.app.id })).toEqual([second.id]);
    expect(await ids({ app_id: 1 })).toEqual([]);
    expect(await ids({ status: 'in_progress' })).toEqual([]);
  });

  test('CR-10: of another App may have our name', async () => {
    quotes.checks.create('imitator', 'Rung / Twice', head_sha, { conclusion: 'success' });
    const { check_runs } = await list({ check_name: 'Rung / Twice' });
    expect(check_runs.map(run => run.app.slug)).toEqual(['imitator', 'rung']);
  });

  test('of each workflow run is listed, though the jobs share a name', async () => {
    for (const event of ['push', 'workflow_dispatch'])
      quotes.startWorkflowRun({ event, jobs: ['same'] }).complete({ conclusion: 'success' });
    expect((await list({ check_name: 'same' })).total_count).toBe(2);
  });
});

test('commit statuses: the newest of each context, and the worst of them', async () => {
  const sha = quotes.push('other', { a: 'a' });
  const combined = async () =>
    (await octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/status', { ...where, ref: sha })).data;
  expect(await combined()).toMatchObject({ state: 'pending', total_count: 0 });
  quotes.checks.setStatus({ sha, context: 'a', state: 'pending' });
  quotes.checks.setStatus({ sha, context: 'a', state: 'success' });
  expect(await combined()).toMatchObject({ state: 'success', total_count: 1 });
  quotes.checks.setStatus({ sha, context: 'b', state: 'error' });
  expect(await combined()).toMatchObject({ state: 'failure', total_count: 2 });
});
