import { describe, expect, test } from 'vitest';
import { deploymentReworkRate } from '../../../src/practices/continuous-delivery/deployment-rework-rate.ts';
import { deliveryFacts, deployedDaily } from '../../builders/delivery-history.ts';
import { issueRecord, pullRecord, resultOf } from '../../builders/ladder-facts.ts';

const incidents = [issueRecord(1, { labels: ['incident'], causedBy: ['external'] })];
const judge = (
  all: number,
  repairs: number,
  policy: object = { incidentLabel: 'incident' },
  issues = incidents,
) =>
  resultOf(
    deploymentReworkRate,
    deliveryFacts(
      {
        ...deployedDaily(all, 3, 0.5),
        issues,
        pullRequests: Array.from({ length: repairs }, (_, index) =>
          pullRecord(index, { mergeSha: `c${index + 2}`, issues: [1] }),
        ),
      },
      policy,
    ),
  );

describe('deployment rework rate', () => {
  test.each([
    [20, 7, 1],
    [20, 6, 2],
    [100, 20, 2],
    [100, 19, 3],
    [100, 11, 3],
    [20, 2, 4],
    [18, 1, 4],
    [20, 1, 5],
    [20, 0, 5],
  ])('of %i deployments %i repairs is level %i', (all, repairs, level) => {
    expect(judge(all, repairs)).toMatchObject({ level, value: (100 * repairs) / all, samples: all });
  });

  test('names the repairs', () => {
    expect(judge(20, 1).evidence).toEqual([{ text: 'c2', at: 'commit/c2' }]);
  });

  test('is unknown without an incident source, with too few, and decides nothing by a guessed label', () => {
    expect(judge(20, 0, {}, [])).toMatchObject({ reason: { cause: { kind: 'source', what: 'incidents' } } });
    expect(judge(9, 1)).toMatchObject({ reason: { cause: { kind: 'samples', n: 9, minimum: 10 } } });
    expect(judge(20, 1, {})).toMatchObject({
      ...{ level: 1, state: 'unknown', reason: { cause: { kind: 'inferred', key: 'incident-label' } } },
    });
    expect(judge(20, 8, {})).toMatchObject({ state: 'unmet', isAtLeast: true });
  });
});
