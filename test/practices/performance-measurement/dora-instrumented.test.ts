import { describe, expect, test } from 'vitest';
import { doraInstrumented } from '../../../src/practices/performance-measurement/dora-instrumented.ts';
import { deliveryFacts, deployedDaily, releaseRecord } from '../../builders/delivery-history.ts';
import { daysAgo, issueRecord, pullRecord, resultOf } from '../../builders/ladder-facts.ts';

const declared = { incidentLabel: 'incident' };
const changes = { ...deployedDaily(20), pullRequests: [pullRecord(1, { mergeSha: 'c5' })] };
const judge = (values: Parameters<typeof deliveryFacts>[0], policy: object = declared) =>
  resultOf(doraInstrumented, deliveryFacts(values, policy));

describe('delivery metrics instrumented', () => {
  test.each<[string, Parameters<typeof deliveryFacts>[0], object, number, number]>([
    ['nothing', {}, {}, 0, 1],
    ['guessed deployments', { releases: [releaseRecord('v1', daysAgo(1))] }, declared, 0, 1],
    ['deployments', deployedDaily(20), {}, 1, 1],
    ['deployments of changes', changes, {}, 2, 2],
    ['a guessed label', { ...changes, issues: [issueRecord(1, { labels: ['incident'] })] }, {}, 2, 2],
    ['deployments and incidents', deployedDaily(20), declared, 4, 3],
    ['all of them', changes, declared, 5, 4],
  ])('%s', (_, values, policy, value, level) => {
    expect(judge(values, policy)).toMatchObject({ value, level });
  });

  test('failures that are only suspected are no real records', () => {
    const at = changes.deployments[10]?.statuses[0]?.at ?? 0;
    const issues = [issueRecord(1, { labels: ['incident'], openedAt: at + 60_000 })];
    expect(judge({ ...changes, issues })).toMatchObject({
      ...{ value: 3, level: 2 },
      evidence: [{ text: 'change-fail-rate' }, { text: 'failed-deployment-recovery-time' }],
    });
  });

  test('failures that are linked are, beside suspected ones', () => {
    const at = changes.deployments[10]?.statuses[0]?.at ?? 0;
    const issues = [
      issueRecord(1, { labels: ['incident'], openedAt: at + 60_000 }),
      issueRecord(2, { labels: ['incident'], openedAt: at, causedBy: ['deployment:5'] }),
    ];
    expect(judge({ ...changes, issues }).value).toBe(5);
  });

  test.each([
    [false, 'unmet', 4],
    [true, 'met', 5],
  ])('level 5 asks for targets: declared %s', (areDeclared, line, level) => {
    const targets = { areDeclared, owner: null, reviewedOn: null };
    expect(judge(changes, { ...declared, targets })).toMatchObject({ level, lines: { 4: 'met', 5: line } });
  });

  test('what may not be read is unknown, not missing', () => {
    const permission = { kind: 'permission', permission: 'deployments' } as const;
    const facts = deliveryFacts({}, declared, { deployments: permission });
    expect(resultOf(doraInstrumented, facts)).toMatchObject({
      state: 'unknown',
      reason: { cause: permission },
    });
    const issues = { kind: 'permission', permission: 'issues' } as const;
    const unread = deliveryFacts(changes, declared, { issues });
    expect(resultOf(doraInstrumented, unread)).toMatchObject({ state: 'unknown', reason: { cause: issues } });
  });
});
