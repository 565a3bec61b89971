import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import type { AlertRecord } from '../../../src/model/records/rules-record.ts';
import { securityResponse } from '../../../src/practices/security-and-risk-management/security-response.ts';
import { daysAgo, issueRecord, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { alertRecord } from '../../builders/pipeline-facts.ts';

const noAlerts = { dependencyAlerts: [], codeAlerts: [], secretAlerts: [] };
const judge = (values: Partial<FactValues>) =>
  resultOf(securityResponse, repositoryFacts({ ...noAlerts, ...values }));
/** Due 50 days ago. */
const closedAfter = (days: number) => alertRecord('dependency', 'high', daysAgo(80), daysAgo(80 - days));
const share = (all: number, inTime: number) =>
  judge({
    dependencyAlerts: Array.from({ length: all }, (_, index) => closedAfter(index < inTime ? 30 : 31)),
  });

describe('security response', () => {
  test.each([
    [100, 0, 2],
    [100, 49, 2],
    [100, 50, 3],
    [100, 79, 3],
    [100, 80, 4],
    [100, 94, 4],
    [100, 95, 5],
  ])('of %i findings with %i closed in time it is level %i', (all, inTime, level) => {
    expect(share(all, inTime)).toMatchObject({ level, value: inTime, figures: { part: inTime, whole: all } });
  });

  test.each<[string, AlertRecord, number | null]>([
    ['a critical one after 7 days', alertRecord('dependency', 'critical', daysAgo(20), daysAgo(13)), 100],
    ['a critical one after 8 days', alertRecord('code', 'critical', daysAgo(20), daysAgo(12)), 0],
    ['a high one after 30 days', alertRecord('code', 'high', daysAgo(50), daysAgo(20)), 100],
    ['a high one after 31 days', alertRecord('code', 'high', daysAgo(50), daysAgo(19)), 0],
    ['a secret after a day', alertRecord('secret', null, daysAgo(20), daysAgo(19)), 100],
    ['a secret after two days', alertRecord('secret', null, daysAgo(20), daysAgo(18)), 0],
    ['an open one that is due', alertRecord('code', 'high', daysAgo(30)), 0],
    ['an open one that is not due', alertRecord('code', 'high', daysAgo(29)), null],
    ['one closed before it is due', alertRecord('code', 'high', daysAgo(29), daysAgo(28)), null],
    ['a medium one', alertRecord('code', 'medium', daysAgo(80)), null],
    ['one that was due before the longest window', alertRecord('code', 'high', daysAgo(210)), null],
    ['one that was due within it', alertRecord('code', 'high', daysAgo(209)), 0],
  ])('%s', (_, alert, value) => {
    const { state, value: found } = judge({ codeAlerts: [alert] });
    expect(found).toBe(value);
    if (value === null) expect(state).toBe('not-applicable');
  });

  test.each([
    [['security'], 30, 100],
    [['type: security'], 31, 0],
    [['security', 'severity: critical'], 8, 0],
    [['security', 'severity: critical'], 7, 100],
    [['安全', '严重'], 8, 0],
    [['security', 'low'], 8, null],
    [['bug'], 8, null],
    [['insecurity'], 8, null],
  ])('an issue labelled %j closed after %i days is %d', (labels, days, value) => {
    const issue = issueRecord(7, { labels, openedAt: daysAgo(60), closedAt: daysAgo(60 - days) });
    const result = judge({ issues: [issue], secretAlerts: [] });
    expect(result.value).toBe(value);
    if (value === 0) expect(result.evidence).toEqual([{ text: '#7', at: 'issues/7' }]);
  });

  test('goes by the sources that can be read, and says how many', () => {
    const facts = repositoryFacts(
      { codeAlerts: [closedAfter(1)], secretAlerts: [] },
      {},
      { dependencyAlerts: { kind: 'source', what: 'alerts' } },
    );
    expect(resultOf(securityResponse, facts)).toMatchObject({
      ...{ level: 5, figures: { sources: 2, allSources: 3 } },
    });
  });

  test.each([1, 31])('proves no share while one that is on may not be read; closed after %i days', days => {
    const cause = { kind: 'permission', permission: 'secret_scanning_alerts' } as const;
    const facts = repositoryFacts(
      { codeAlerts: [closedAfter(days)], dependencyAlerts: [] },
      {},
      { secretAlerts: cause },
    );
    expect(resultOf(securityResponse, facts)).toMatchObject({
      ...{ level: 2, lines: { 2: 'met', 3: 'unknown', 4: 'unknown', 5: 'unknown' } },
      reason: { kind: 'unknown', cause },
    });
  });

  test('that nothing was due is no answer while one that is on may not be read', () => {
    const cause = { kind: 'permission', permission: 'secret_scanning_alerts' } as const;
    const facts = repositoryFacts({ codeAlerts: [], dependencyAlerts: [] }, {}, { secretAlerts: cause });

    expect(resultOf(securityResponse, facts)).toMatchObject({
      ...{ level: 2, lines: { 2: 'met', 3: 'unknown', 4: 'unknown', 5: 'unknown' } },
      reason: { kind: 'unknown', cause },
    });
  });

  test('is unknown where no source of alerts can be read, whatever issues say', () => {
    const issues = [issueRecord(7, { labels: ['security'], openedAt: daysAgo(60), closedAt: daysAgo(59) })];
    const cause = { kind: 'permission', permission: 'vulnerability_alerts' } as const;
    expect(
      resultOf(securityResponse, repositoryFacts({ issues }, {}, { dependencyAlerts: cause })),
    ).toMatchObject({ state: 'unknown', reason: { cause } });
  });
});
