import { describe, expect, test } from 'vitest';
import { minuteMs } from '../../../src/model/records/instant.ts';
import type { JobRecord, RunRecord } from '../../../src/model/records/run-record.ts';
import { postDeployTest } from '../../../src/practices/system-and-tools/post-deploy-test.ts';
import { deliveryFacts, deployedDaily, deploymentRecord } from '../../builders/delivery-history.ts';
import { daysAgo, resultOf, runRecord } from '../../builders/ladder-facts.ts';

const smoke = { workflow: '.github/workflows/smoke-test.yml', name: 'Smoke test' };
const given = deployedDaily(20);
const deployedAt = (index: number) => given.deployments[index]?.statuses[0]?.at ?? 0;
const tests = (count: number, minutes: number = 10, values: Partial<RunRecord> = {}) =>
  Array.from({ length: count }, (_, index) =>
    runRecord(index + 1000, 'success', deployedAt(index) + minutes * minuteMs, {
      ...{ ...smoke, sha: `c${index + 1}`, createdAt: deployedAt(index) + minutes * minuteMs },
      ...values,
    }),
  );
const judge = (values: Parameters<typeof deliveryFacts>[0]) =>
  resultOf(postDeployTest, deliveryFacts({ ...given, ...values }));

describe('post-deploy test', () => {
  test.each([
    [9, 2],
    [10, 3],
    [17, 3],
    [18, 4],
    [19, 4],
    [20, 5],
  ])('of 20 deployments %i with a test is level %i', (count, level) => {
    expect(judge({ runs: tests(count) })).toMatchObject({ level, value: count * 5 });
  });

  test.each<[string, readonly RunRecord[], number]>([
    ['at once', tests(20, 0), 100],
    ['after 60 minutes', tests(20, 60), 100],
    ['after 61 minutes', tests(20, 61), 0],
    ['before', tests(20, -1), 0],
    ['of another commit', tests(20, 10, { sha: 'other' }), 0],
    ['that failed', tests(20, 10, { attempts: [{ number: 1, conclusion: 'failure', completedAt: 1 }] }), 100],
    ['cancelled', tests(20, 10, { attempts: [{ number: 1, conclusion: 'cancelled', completedAt: 1 }] }), 0],
    ['that is none', tests(20, 10, { workflow: '.github/workflows/notify.yml', name: 'Notify' }), 0],
  ])('a run %s', (_, runs, value) => {
    expect(judge({ runs }).value).toBe(value);
  });

  test('a later job of the run that deployed is one', () => {
    const deployments = given.deployments.map(one => ({ ...one, runId: one.id }));
    const jobs = (name: string, minutes: number): readonly JobRecord[] =>
      deployments.map(({ id }, index) => ({
        ...{ runId: id, attempt: 1, name, createdAt: 0, startedAt: deployedAt(index) + minutes * minuteMs },
        ...{ completedAt: deployedAt(index) + 20 * minuteMs, conclusion: 'success' },
      }));
    expect(judge({ deployments, jobs: jobs('e2e', 1) }).value).toBe(100);
    expect(judge({ deployments, jobs: jobs('e2e', -1) }).value).toBe(0);
    expect(judge({ deployments, jobs: jobs('notify', 1) }).value).toBe(0);
  });

  test.each([
    [20, { level: 5, value: 100, samples: 20 }, 0],
    [10, { level: 5, value: 100, samples: 10 }, 10],
  ])(
    'deployments whose jobs nobody looked at are left out: %i of 20 are known',
    (count, expected, unseen) => {
      const deployments = given.deployments.map(one => ({ ...one, runId: one.id }));
      const jobs = deployments.slice(0, count).map(
        ({ id }, index): JobRecord => ({
          ...{ runId: id, attempt: 1, name: 'e2e', createdAt: 0, startedAt: deployedAt(index) + minuteMs },
          ...{ completedAt: deployedAt(index) + 20 * minuteMs, conclusion: 'success' },
        }),
      );
      const result = judge({ deployments, jobs });
      expect(result).toMatchObject(expected);
      expect(result.figures).toMatchObject({ unseen });
      const withRuns = judge({ deployments, jobs, runs: tests(20) });
      expect(withRuns).toMatchObject({ value: 100, samples: 20 });
    },
  );

  test('is unknown where the jobs of too few deployments are known', () => {
    const deployments = given.deployments.map(one => ({ ...one, runId: one.id }));
    const cause = { kind: 'truncated', what: 'jobs' };
    expect(judge({ deployments, jobs: [] })).toMatchObject({ state: 'unknown', reason: { cause } });
  });

  test('of a run that stands for the deployment, the end of the deploying job counts', () => {
    const workflow = '.github/workflows/ship.yml';
    const runs = Array.from({ length: 10 }, (_, index) =>
      runRecord(index, 'success', daysAgo(index + 1), { workflow, name: 'Ship' }),
    );
    const job = (runId: number, name: string, start: number, end: number): JobRecord => ({
      ...{ runId, attempt: 1, name, createdAt: 0, conclusion: 'success' },
      ...{
        startedAt: daysAgo(runId + 1) + start * minuteMs,
        completedAt: daysAgo(runId + 1) + end * minuteMs,
      },
    });
    const policy = { production: { environment: null, workflow: 'ship.yml' } };
    const withJobs = (testAt: number) => ({
      ...{
        runs,
        jobs: runs.flatMap(({ id }) => [job(id, 'deploy', -20, -10), job(id, 'smoke', testAt, -1)]),
      },
    });
    expect(resultOf(postDeployTest, deliveryFacts(withJobs(-9), policy)).value).toBe(100);
    expect(resultOf(postDeployTest, deliveryFacts(withJobs(-11), policy)).value).toBe(0);
  });

  test('deployments to staging count too', () => {
    const staging = Array.from({ length: 20 }, (_, index) =>
      deploymentRecord(500 + index, `s${index}`, daysAgo(30 + index), {
        ...{ environment: 'staging', isProduction: false },
      }),
    );
    const deployments = [...given.deployments, ...staging];
    expect(judge({ deployments, runs: tests(20) })).toMatchObject({ samples: 40, value: 50 });
    const previews = deployments.map(one => (one.id >= 500 ? { ...one, isTransient: true } : one));
    expect(judge({ deployments: previews, runs: tests(20) })).toMatchObject({ samples: 20 });
  });

  test('is unknown with too few, and without deployments', () => {
    expect(judge(deployedDaily(9))).toMatchObject({ reason: { cause: { n: 9, minimum: 10 } } });
    expect(judge({ deployments: [] })).toMatchObject({ reason: { cause: { what: 'deployments' } } });
  });
});
