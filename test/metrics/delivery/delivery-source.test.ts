import { describe, expect, test } from 'vitest';
import { type DeliveryRecords, deliverySource } from '../../../src/metrics/delivery/delivery-source.ts';
import { deploymentRecord, releaseRecord } from '../../builders/delivery-history.ts';
import { bot, daysAgo, now, runRecord } from '../../builders/ladder-facts.ts';

const workflow = '.github/workflows/deploy.yml';
const nothing: DeliveryRecords = {
  ...{ deployments: [], runs: [], releases: [], isWorkflowDeclared: false, isLibrary: false },
  ...{ isDeployWorkflow: path => path === workflow, defaultBranch: 'main', tags: new Set(['v1']) },
};
const deployments = [deploymentRecord(1, 'a', daysAgo(3))];
const runs = [runRecord(2, 'success', daysAgo(2), { workflow })];
const releases = [releaseRecord('v1', daysAgo(1))];

const sourceOf = (records: Partial<DeliveryRecords>) => deliverySource({ ...nothing, ...records }, now);

describe('the source of deployments', () => {
  test.each<[string, Partial<DeliveryRecords>, object | undefined]>([
    ['deployments before all', { deployments, runs, releases }, { source: 'deployments', isInferred: false }],
    ['then runs, guessed', { runs, releases }, { source: 'runs', isInferred: true }],
    ['then runs, named', { runs, releases, isWorkflowDeclared: true }, { source: 'runs', isInferred: false }],
    ['then releases, guessed', { releases }, { source: 'releases', isInferred: true }],
    [
      'of a library its releases',
      { runs, releases, isLibrary: true },
      { source: 'releases', isInferred: false },
    ],
    [
      'of a library its workflow, where it is named',
      { runs, releases, isLibrary: true, isWorkflowDeclared: true },
      { source: 'runs', isInferred: false },
    ],
    ['nothing', {}, undefined],
  ])('%s', (_, records, expected) => {
    const found = sourceOf(records);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });

  test('is the first with something in the window, and never two at once', () => {
    const old = [deploymentRecord(1, 'a', daysAgo(100))];
    expect(sourceOf({ deployments: old, releases })).toMatchObject({ source: 'releases' });
    expect(sourceOf({ deployments: old })).toMatchObject({ source: 'deployments' });
    expect(sourceOf({ deployments: [deploymentRecord(1, 'a', daysAgo(180))] })).toBeUndefined();
  });

  test('is not what deploys to other environments, or to one that goes away', () => {
    expect(
      sourceOf({ deployments: [deploymentRecord(1, 'a', daysAgo(1), { isProduction: false })] }),
    ).toBeUndefined();
    expect(
      sourceOf({ deployments: [deploymentRecord(1, 'a', daysAgo(1), { isTransient: true })] }),
    ).toBeUndefined();
  });
});

describe('runs of the deploying workflow', () => {
  const attemptsOf = (...given: readonly Parameters<typeof runRecord>[]) =>
    sourceOf({ runs: given.map(one => runRecord(...one)) })?.attempts.map(({ state }) => state);

  test('count on the default branch and on tags', () => {
    expect(attemptsOf([1, 'success', daysAgo(1), { workflow, branch: 'feature' }])).toBeUndefined();
    expect(attemptsOf([1, 'success', daysAgo(1), { workflow, event: 'pull_request' }])).toBeUndefined();
    expect(attemptsOf([1, 'success', daysAgo(1), { workflow, branch: 'v1' }])).toEqual(['success']);
    expect(attemptsOf([1, 'success', daysAgo(1), { workflow, branch: null, event: 'release' }])).toEqual([
      'success',
    ]);
    expect(attemptsOf([1, 'success', daysAgo(1)])).toBeUndefined();
  });

  test('end in success or failure; cancelled ones are no attempts', () => {
    expect(
      attemptsOf(
        [1, 'success', daysAgo(5), { workflow }],
        [2, 'timed_out', daysAgo(4), { workflow }],
        [3, 'cancelled', daysAgo(3), { workflow }],
        [4, 'startup_failure', daysAgo(2), { workflow }],
        [5, null, daysAgo(1), { workflow }],
      ),
    ).toEqual(['success', 'failure', 'failure']);
  });

  test('count with each attempt', () => {
    const attempts = [
      { number: 1, conclusion: 'failure', completedAt: daysAgo(2) },
      { number: 2, conclusion: 'success', completedAt: daysAgo(1) },
    ] as const;
    expect(attemptsOf([1, 'success', daysAgo(1), { workflow, attempts }])).toEqual(['failure', 'success']);
  });
});

describe('releases', () => {
  const tagsOf = (...all: readonly ReturnType<typeof releaseRecord>[]) =>
    sourceOf({ releases: all })?.attempts.map(({ tag }) => tag);

  test('count when published, as neither draft nor pre-release', () => {
    expect(
      tagsOf(
        releaseRecord('v3', daysAgo(1)),
        releaseRecord('v2', daysAgo(2)),
        releaseRecord('v4', null),
        releaseRecord('v5', daysAgo(1), { isDraft: true }),
        releaseRecord('v6-rc', daysAgo(1), { isPrerelease: true }),
      ),
    ).toEqual(['v2', 'v3']);
  });

  test('are by a machine when an App published them, or a run of their tag or commit succeeded', () => {
    const byMachine = (release: object, given: readonly ReturnType<typeof runRecord>[] = []) =>
      sourceOf({ releases: [releaseRecord('v1', daysAgo(1), release)], runs: given })?.attempts[0]
        ?.isByMachine;
    expect(byMachine({})).toBe(false);
    expect(byMachine({ author: bot })).toBe(true);
    expect(byMachine({}, [runRecord(1, 'success', daysAgo(1), { event: 'push', branch: 'v1' })])).toBe(true);
    expect(byMachine({}, [runRecord(1, 'failure', daysAgo(1), { event: 'push', branch: 'v1' })])).toBe(false);
    expect(byMachine({}, [runRecord(1, 'success', daysAgo(1), { event: 'release', sha: 'sha-v1' })])).toBe(
      true,
    );
  });
});
