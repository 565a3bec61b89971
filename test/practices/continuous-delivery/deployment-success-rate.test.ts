import { describe, expect, test } from 'vitest';
import { deploymentSuccessRate } from '../../../src/practices/continuous-delivery/deployment-success-rate.ts';
import { deliveryFacts, deploymentRecord, releaseRecord } from '../../builders/delivery-history.ts';
import { daysAgo, resultOf, runRecord } from '../../builders/ladder-facts.ts';

/** Attempts an hour apart, all of one commit, each by a run of its own: repeats count. */
const attempts = (all: number, failed: number, errors: number = 0) =>
  Array.from({ length: all }, (_, index) =>
    deploymentRecord(index + 1, 'a', daysAgo(60) + index * 3_600_000, {
      runId: index + 1,
      state: index < failed ? 'failure' : index < failed + errors ? 'error' : 'success',
    }),
  );
const judge = (values: Parameters<typeof deliveryFacts>[0], policy: object = {}) =>
  resultOf(deploymentSuccessRate, deliveryFacts(values, policy));

describe('deployment success rate', () => {
  test.each([
    [100, 21, 1],
    [100, 20, 2],
    [100, 6, 2],
    [100, 5, 3],
    [100, 3, 3],
    [100, 2, 4],
    [100, 1, 4],
    [200, 1, 5],
  ])('of %i attempts %i failed is level %i', (all, failed, level) => {
    expect(judge({ deployments: attempts(all, failed) })).toMatchObject({
      ...{ level, value: (100 * (all - failed)) / all, samples: all },
    });
  });

  test('of the worked example: 40 successes, 3 failures and 1 error are 90.9%', () => {
    expect(judge({ deployments: attempts(44, 3, 1) }).value?.toFixed(1)).toBe('90.9');
  });

  test('leaves out what has not ended', () => {
    const open = deploymentRecord(99, 'a', daysAgo(1), { runId: 99, state: 'in_progress' });
    expect(judge({ deployments: [...attempts(10, 0), open] })).toMatchObject({ value: 100, samples: 10 });
  });

  test('leaves out cancelled runs', () => {
    const workflow = '.github/workflows/ship.yml';
    const runs = Array.from({ length: 12 }, (_, index) =>
      runRecord(index, index < 2 ? 'cancelled' : 'success', daysAgo(20 - index), { workflow }),
    );
    const production = { environment: null, workflow: 'ship.yml' };
    expect(judge({ runs }, { production })).toMatchObject({ value: 100, samples: 10, level: 5 });
  });

  test('links the attempts that failed', () => {
    expect(judge({ deployments: attempts(10, 1) }).evidence).toEqual([{ text: 'a', at: 'actions/runs/1' }]);
  });

  test('is unknown with too few, without any, and of releases', () => {
    expect(judge({ deployments: attempts(9, 0) })).toMatchObject({
      reason: { cause: { n: 9, minimum: 10 } },
    });
    const cause = { kind: 'source', what: 'deployments' };
    expect(judge({})).toMatchObject({ reason: { cause } });
    const releases = Array.from({ length: 12 }, (_, index) => releaseRecord(`v${index}`, daysAgo(index + 1)));
    expect(judge({ releases }, { profile: 'library' })).toMatchObject({ reason: { cause } });
  });
});
