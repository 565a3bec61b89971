import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { FaultPlan, type PlannedFault } from '../../../../src/playground/github/faults/fault-plan.ts';
import { startGitHub } from '../../../../src/playground/github/start-github.ts';
import { octokitFor, refusal } from '../octokit-for.ts';

describe('the plan', () => {
  const status = { kind: 'status', status: 500 } as const;

  test.each([
    ['the first request unless told', {}, [1]],
    ['the n-th', { nth: 3 }, [3]],
    ['several in a row', { nth: 2, times: 2 }, [2, 3]],
    ['all', { times: Number.POSITIVE_INFINITY }, [1, 2, 3, 4]],
    ['those that match', { match: ({ path }: { path: string }) => path === '/even' }, [2]],
    [
      'the n-th of those that match',
      { nth: 2, match: ({ path }: { path: string }) => path === '/even' },
      [4],
    ],
    ['none of another route', { route: 'GET /other' }, []],
  ])('fails %s', (_, planned: Omit<PlannedFault, 'fault'>, expected) => {
    const plan = new FaultPlan();
    plan.add({ ...planned, fault: status });
    const failed = [1, 2, 3, 4].filter(
      number =>
        plan.faultFor({
          method: 'GET',
          path: number % 2 === 0 ? '/even' : '/odd',
          operation: 'GET /thing',
          body: undefined,
        }) !== undefined,
    );
    expect(failed).toEqual(expected);
  });

  test('counts each fault on its own', () => {
    const plan = new FaultPlan();
    plan.add({ fault: status }, { nth: 2, fault: { kind: 'reset' } });
    const kinds = [1, 2, 3].map(
      () => plan.faultFor({ method: 'GET', path: '/', operation: null, body: undefined })?.kind,
    );
    expect(kinds).toEqual(['status', 'reset', undefined]);
  });
});

describe('over HTTP', async () => {
  const github = await startGitHub();
  afterAll(() => github.close());
  beforeEach(() => github.faults.clear());
  const quotes = github.world.createRepository('harbour/quotes');
  const installation = github.world.install('harbour');
  const octokit = await octokitFor(github).getInstallationOctokit(installation.id);
  const where = { owner: 'harbour', repo: 'quotes' };
  const read = () => octokit.request('GET /repos/{owner}/{repo}', where);
  const createRun = 'POST /repos/{owner}/{repo}/check-runs';
  const write = () => octokit.request(createRun, { ...where, name: 'x', head_sha: quotes.tip() });

  test.each([
    [{ kind: 'status', status: 500 }, { status: 500 }],
    [{ kind: 'status', status: 404 }, { status: 404 }],
    [{ kind: 'status', status: 410 }, { status: 410 }],
    [{ kind: 'bad-gateway' }, { status: 502 }],
    [{ kind: 'quota-exhausted', resetSeconds: 60 }, { status: 403 }],
  ] as const)('%o answers instead of GitHub, once', async (fault, expected) => {
    github.faults.add({ route: 'GET /repos/{owner}/{repo}', fault });
    expect(await refusal(read())).toMatchObject(expected);
    expect((await read()).status).toBe(200);
  });

  test.each([
    [{ kind: 'secondary-limit', retryAfterSeconds: 7 }, 403],
    [{ kind: 'status', status: 429, retryAfterSeconds: 7 }, 429],
    [{ kind: 'status', status: 401, message: 'Bad credentials', retryAfterSeconds: 7 }, 401],
  ] as const)('%o says when to come back', async (fault, status) => {
    github.faults.add({ fault });
    const answer = await fetch(`${github.url}/meta`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, '7']);
  });

  test('a reset comes before the effect', async () => {
    github.faults.add({ route: createRun, fault: { kind: 'reset' } });
    await expect(write()).rejects.toThrow();
    expect(quotes.checks.runs({ app: 'rung', name: 'x' })).toEqual([]);
    expect(github.journal.entries.at(-1)).toMatchObject({ fault: 'reset', status: 0 });
  });

  test('an accepted request loses its answer, not its effect', async () => {
    github.faults.add({ route: createRun, fault: { kind: 'accept-then-reset' } });
    await expect(write()).rejects.toThrow();
    expect(quotes.checks.runs({ app: 'rung', name: 'x' })).toHaveLength(1);
    expect(github.journal.entries.at(-1)).toMatchObject({ fault: 'accept-then-reset', status: 201 });
  });

  test('half a body breaks off', async () => {
    github.faults.add({ fault: { kind: 'half-body' } });
    const answer = await fetch(`${github.url}/meta`);
    await expect(answer.text()).rejects.toThrow();
  });

  test('a delay only delays', async () => {
    github.faults.add({ fault: { kind: 'delay', delayMs: 30 } });
    const began = performance.now();
    await read();
    expect(performance.now() - began).toBeGreaterThan(25);
  });

  test('downloads break too', async () => {
    const run = quotes.startWorkflowRun();
    const { id } = run.upload({ name: 'coverage', files: { 'lcov.info': 'x'.repeat(1000) } });
    const request = {
      ...where,
      artifact_id: id,
      archive_format: 'zip',
      request: { redirect: 'manual' },
    } as const;
    const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
    const { headers } = await octokit.request(route, request);
    const download = () => fetch(headers.location ?? '');
    github.faults.add({ route: 'GET /storage', fault: { kind: 'half-body' } });
    await expect((await download()).arrayBuffer()).rejects.toThrow();
    github.faults.add({ route: 'GET /storage', fault: { kind: 'reset' } });
    await expect(download()).rejects.toThrow();
    github.faults.add({ route: 'GET /storage', fault: { kind: 'status', status: 503 } });
    expect((await download()).status).toBe(503);
    expect((await download()).status).toBe(200);
  });
});
