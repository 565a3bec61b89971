import { describe, expect, test } from 'vitest';
import { readWorkflows } from '../../src/facts/ladder/workflows/read-workflows.ts';
import type { RunRecord } from '../../src/model/records/run-record.ts';
import { builtCommits, continuousIntegrationOf } from '../../src/practices/continuous-integration.ts';
import { daysAgo, filesOf, runRecord } from '../builders/ladder-facts.ts';

const test1 = '.github/workflows/test.yml';
const named = (on: string) =>
  readWorkflows(filesOf({ [test1]: `on: ${on}\njobs: { test: { runs-on: ubuntu-latest, steps: [] } }` }));
const run = (values: Partial<RunRecord> = {}) => runRecord(1, 'success', daysAgo(1), values);
const status = (id: number, values: Partial<RunRecord> = {}) =>
  runRecord(id, 'success', daysAgo(1) + id, { workflow: 'status:jenkins/main', event: 'status', ...values });
const counts = (
  runs: readonly RunRecord[],
  workflows: ReturnType<typeof named> | null = named('push'),
  ciContexts: readonly string[] = [],
) => {
  const { main, pullRequests, queued, inferred } = continuousIntegrationOf(
    runs,
    workflows ?? undefined,
    'main',
    { ciContexts },
  );

  return [main.length, pullRequests.length, queued.length, inferred?.kind ?? null];
};

describe('runs of the default branch', () => {
  test.each<[string, string, number]>([
    ['push', 'push', 1],
    ['{ push: { branches: [main] } }', 'push', 1],
    ['{ push: { branches: ["ma*", "!release"] } }', 'push', 1],
    ['{ push: { branches: ["**", "!main"] } }', 'push', 0],
    ['{ push: { branches: [release] } }', 'schedule', 0],
    ['{ push: { branches-ignore: [main] } }', 'schedule', 0],
    ['{ push: { branches-ignore: [docs] } }', 'schedule', 1],
    ['{ push: { tags: ["v*"] } }', 'schedule', 0],
    ['{ push: { tags-ignore: ["v*"] } }', 'schedule', 0],
    ['{ push: { branches: [main], tags: ["v*"] } }', 'push', 1],
    ['{ schedule: [{ cron: "0 3 * * *" }] }', 'schedule', 0],
    ['workflow_dispatch', 'workflow_dispatch', 0],
    ['[push, schedule]', 'schedule', 1],
    ['[push, workflow_dispatch]', 'workflow_dispatch', 1],
    ['[push, pull_request]', 'pull_request_target', 0],
    ['[push, issues]', 'issues', 0],
  ])('of a workflow on %s count those of %s: %i', (on, event, count) => {
    expect(counts([run({ event })], named(on))[0]).toBe(count);
  });

  test('are none of another branch', () => {
    expect(counts([run({ branch: 'release' })])[0]).toBe(0);
  });

  test.each<[string, ReturnType<typeof named> | null]>([
    ['cannot be read', readWorkflows(filesOf({ [test1]: 'on: [push' }))],
    ['is gone', []],
    ['may not be seen', null],
  ])('of a workflow whose file %s are known by what started them', (_, workflows) => {
    expect(counts([run(), run({ event: 'schedule' })], workflows)[0]).toBe(2);
    expect(counts([run({ event: 'schedule' })], workflows)[0]).toBe(0);
    expect(counts([run({ branch: 'release' }), run({ event: 'schedule' })], workflows)[0]).toBe(0);
  });

  test('are not those of a pull request or a merge queue, which are kept apart', () => {
    const runs = [
      run(),
      run({ event: 'pull_request', branch: 'fix' }),
      run({ event: 'merge_group', branch: 'q' }),
    ];

    expect(counts(runs)).toEqual([1, 1, 1, null]);
    expect(counts([run({ event: 'pull_request', branch: 'main' })])).toEqual([0, 1, 0, null]);
  });
});

describe('CI outside GitHub Actions', () => {
  test('is inferred where it was found, and explicit where the policy names it', () => {
    expect(counts([status(1)], [])).toEqual([1, 0, 0, 'inferred']);
    expect(counts([status(1)], [], ['jenkins/main'])).toEqual([1, 0, 0, null]);
    expect(counts([status(1, { workflow: 'check:Jenkins' })], [], ['Jenkins'])).toEqual([1, 0, 0, null]);
  });

  test('that was found is left out where other CI is known', () => {
    expect(counts([status(1), run()])).toEqual([1, 0, 0, null]);
  });

  test('that is named counts beside GitHub Actions', () => {
    expect(counts([status(1), run()], named('push'), ['jenkins/main'])).toEqual([2, 0, 0, null]);
  });

  test('of pull requests is apart, and another branch is no default branch', () => {
    expect(counts([status(1, { pullRequest: 7, branch: 'fix' }), status(2, { branch: 'fix' })], [])).toEqual([
      ...[0, 1, 0, 'inferred'],
    ]);
  });

  test('has one run for a commit: pending opens it, each end is an attempt', () => {
    const pending = { attempts: [{ number: 1, conclusion: null, completedAt: null }] };
    const reports = [
      status(1, { sha: 'a', createdAt: 1, ...pending }),
      status(2, {
        sha: 'a',
        createdAt: 2,
        attempts: [{ number: 1, conclusion: 'failure', completedAt: 20 }],
      }),
      status(3, {
        sha: 'a',
        createdAt: 3,
        attempts: [{ number: 1, conclusion: 'success', completedAt: 30 }],
      }),
      status(4, { sha: 'a', createdAt: 4, ...pending }),
      status(5, { sha: 'b', createdAt: 5 }),
    ];
    const { main } = continuousIntegrationOf(reports.toReversed(), [], 'main', { ciContexts: [] });

    expect(main.find(({ sha }) => sha === 'a')).toMatchObject({
      id: 1,
      createdAt: 1,
      attempts: [
        { number: 1, conclusion: 'failure', completedAt: 20 },
        { number: 2, conclusion: 'success', completedAt: 30 },
        { number: 3, conclusion: null },
      ],
    });
    expect(main.find(({ sha }) => sha === 'b')?.attempts).toMatchObject([
      { number: 1, conclusion: 'success' },
    ]);
    expect(main).toHaveLength(2);
  });
});

test('a commit is built once a run of it has ended, in the merge queue too; until then it is being built', () => {
  const main = [
    run({ sha: 'ended' }),
    runRecord(2, 'cancelled', daysAgo(1), { sha: 'cancelled' }),
    runRecord(3, null, daysAgo(1), { sha: 'running' }),
    runRecord(4, null, daysAgo(1), { sha: 'ended' }),
  ];
  const { built, building } = builtCommits({ main, queued: [run({ sha: 'queued' })] });

  expect([...built]).toEqual(['ended', 'queued']);
  expect([...building]).toEqual(['running']);
});
