import { describe, expect, test } from 'vitest';
import { hourMs, minuteMs } from '../../../src/model/records/instant.ts';
import { changeFailRate } from '../../../src/practices/continuous-delivery/change-fail-rate.ts';
import { deliveryFacts, deployedDaily, deploymentRecord } from '../../builders/delivery-history.ts';
import {
  fortyCommits,
  fortyDeployments,
  fortyIncidents,
  fortyPulls,
} from '../../builders/forty-deployments.ts';
import { daysAgo, issueRecord, resultOf } from '../../builders/ladder-facts.ts';

const declared = { incidentLabel: 'incident' };
const incident = (number: number, values: Parameters<typeof issueRecord>[1] = {}) =>
  issueRecord(number, { labels: ['incident'], openedAt: daysAgo(100), ...values });
/** Incidents that name the deployments 2 to `failed` + 1. */
const failing = (failed: number) =>
  Array.from({ length: failed }, (_, index) => incident(index, { causedBy: [`deployment:${index + 2}`] }));
const judge = (values: Parameters<typeof deliveryFacts>[0], policy: object = declared) =>
  resultOf(changeFailRate, deliveryFacts(values, policy));
/** The last eight were repaired by going back: explicit without any incident. */
const rolledBack = (times: number, all: number = 20) => {
  const { commits, deployments } = deployedDaily(all, 3);
  const back = deployments.slice(-times).map(({ statuses }, index) => {
    return deploymentRecord(100 + index, 'c1', (statuses[0]?.at ?? 0) + hourMs);
  });

  return { commits, deployments: [...deployments, ...back] };
};

describe('change fail rate', () => {
  test.each([
    [20, 7, 1],
    [20, 6, 2],
    [20, 4, 2],
    [20, 3, 3],
    [18, 2, 3],
    [20, 2, 4],
    [18, 1, 4],
    [20, 1, 5],
    [20, 0, 5],
  ])('of %i deployments %i failed is level %i', (all, failed, level) => {
    expect(judge({ ...deployedDaily(all), issues: failing(failed) })).toMatchObject({
      ...{ level, value: (100 * failed) / all, samples: all, provenance: 'explicit', isAtLeast: false },
    });
  });

  test('of the worked example is 7.5%, and 10% with the one that is suspected', () => {
    const deployments = fortyDeployments().map(({ sha, endedAt }, index) =>
      deploymentRecord(index + 1, sha ?? '', endedAt),
    );
    const issues = fortyIncidents.map(one => ({ ...one, labels: ['incident'] }));
    expect(judge({ commits: fortyCommits, pullRequests: fortyPulls, deployments, issues })).toMatchObject({
      ...{ value: 7.5, samples: 40, level: 4, state: 'unmet' },
      figures: { part: 3, whole: 40, suspected: 1, withSuspected: 10 },
    });
  });

  test('known only by incidents that came soon after is shown and decides nothing', () => {
    // Forty deployments that are recorded, and failures that nobody linked.
    const given = deployedDaily(40);
    const at = given.deployments[20]?.statuses[0]?.at ?? 0;
    expect(judge({ ...given, issues: [incident(1, { openedAt: at + 30 * minuteMs })] })).toMatchObject({
      ...{ state: 'unknown', value: 2.5, provenance: 'inferred' },
      reason: { cause: { kind: 'inferred', key: 'Caused-by' } },
    });
  });

  test('without an incident source is unknown, not 0%', () => {
    expect(judge(deployedDaily(20), {})).toMatchObject({
      ...{ state: 'unknown', value: null, reason: { cause: { kind: 'source', what: 'incidents' } } },
    });
  });

  test.each([
    [2, 'unknown', 'unmet'],
    [10, 'unmet', 'unmet'],
  ])('with reverts and rollbacks only it proves unmet, never met: %i of them', (times, second, fifth) => {
    const result = judge(rolledBack(times, 20), {});
    expect(result.isAtLeast).toBe(true);
    expect(result.lines).toMatchObject({ 2: second, 5: fifth });
    expect(result.level).toBe(1);
  });

  test('with a label that is only named so decides nothing that is met', () => {
    const result = judge({ ...deployedDaily(20), issues: failing(1) }, {});
    expect(result).toMatchObject({
      ...{ state: 'unknown', value: 5, isAtLeast: true },
      reason: { cause: { kind: 'inferred', key: 'incident-label' } },
    });
    expect(judge({ ...deployedDaily(20), issues: [incident(1)] }, {})).toMatchObject({
      ...{ state: 'unknown', value: 0, provenance: 'inferred' },
    });
  });

  test('leaves out the last 48 hours, and is unknown with fewer than ten before', () => {
    expect(judge({ ...deployedDaily(11, 1), issues: failing(1) })).toMatchObject({ samples: 10 });
    expect(judge({ ...deployedDaily(10, 1), issues: failing(1) })).toMatchObject({
      ...{ state: 'unknown', reason: { cause: { kind: 'samples', n: 9, minimum: 10 } } },
    });
  });
});
