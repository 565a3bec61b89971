import { describe, expect, test } from 'vitest';
import { hourMs } from '../../../src/model/records/instant.ts';
import { failedDeploymentRecoveryTime } from '../../../src/practices/continuous-delivery/failed-deployment-recovery-time.ts';
import { deliveryFacts, deployedDaily, deploymentRecord } from '../../builders/delivery-history.ts';
import { daysAgo, issueRecord, resultOf, runRecord } from '../../builders/ladder-facts.ts';

const declared = { incidentLabel: 'incident' };
/** Twelve deployments, and a rollback so many hours after the last one. */
const rolledBackAfter = (hours: number) => {
  const { commits, deployments } = deployedDaily(12, 20);
  const back = deploymentRecord(99, 'c3', daysAgo(20) + hours * hourMs);

  return { commits, deployments: [...deployments, back] };
};
const judge = (values: Parameters<typeof deliveryFacts>[0], policy: object = declared) =>
  resultOf(failedDeploymentRecoveryTime, deliveryFacts(values, policy));

describe('failed deployment recovery time', () => {
  test.each([
    [168.1, 1],
    [168, 2],
    [24.1, 2],
    [24, 3],
    [4.1, 3],
    [4, 4],
    [1, 4],
    [0.9, 5],
  ])('%d hours is level %i', (hours, level) => {
    const result = judge(rolledBackAfter(hours));
    expect(result).toMatchObject({ level, samples: 1, isAtLeast: false, figures: { failed: 1, open: 0 } });
    expect(result.value).toBeCloseTo(hours, 6);
  });

  test('counts one without a remedy with its age, as a lower bound', () => {
    const issues = [
      issueRecord(1, { labels: ['incident'], causedBy: ['deployment:12'], openedAt: daysAgo(100) }),
    ];
    expect(judge({ ...deployedDaily(12, 2), issues })).toMatchObject({
      ...{ value: 48, isAtLeast: true, level: 2, figures: { open: 1 } },
    });
  });

  test('is not applicable when nothing failed, and unknown with too few deployments to say so', () => {
    expect(judge(deployedDaily(10))).toMatchObject({
      ...{ state: 'not-applicable', reason: { kind: 'nothing', what: 'failures' } },
    });
    expect(judge(deployedDaily(9))).toMatchObject({
      reason: { cause: { kind: 'samples', n: 9, minimum: 10 } },
    });
  });

  test('a failure before the window is not held against those who deploy without one', () => {
    const { commits, deployments } = deployedDaily(12, 2);
    const before = [
      deploymentRecord(97, 'c1', daysAgo(121)),
      deploymentRecord(98, 'c2', daysAgo(120)),
      deploymentRecord(99, 'c1', daysAgo(110)),
    ];
    const of = (after: typeof deployments) => judge({ commits, deployments: [...before, ...after.slice(2)] });

    expect(of(deployments)).toMatchObject({ reason: { kind: 'nothing', what: 'failures' } });
    expect(of(deployments.slice(0, 5))).toMatchObject({ value: 240, windowDays: 180 });
  });

  test('that nothing failed is no answer where it is guessed what deploys', () => {
    const { deployments } = deployedDaily(12);
    const workflow = '.github/workflows/deploy.yml';
    const runs = deployments.map(({ id, sha, statuses }) =>
      runRecord(id, 'success', statuses[0]?.at ?? 0, { workflow, sha }),
    );
    const text = 'on: push\njobs:\n  ship:\n    environment: production\n    steps: []\n';

    expect(judge({ runs, files: { [workflow]: { text, changedAt: null } } })).toMatchObject({
      reason: { cause: { kind: 'inferred', key: 'production.workflow' } },
    });
  });

  test('without an incident source is unknown; what reverts and rollbacks tell is shown', () => {
    const cause = { kind: 'source', what: 'incidents' };
    expect(judge(deployedDaily(12), {})).toMatchObject({ value: null, reason: { cause } });
    expect(judge(rolledBackAfter(4), {})).toMatchObject({ value: 4, state: 'unknown', reason: { cause } });
  });
});
