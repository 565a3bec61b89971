import { describe, expect, test } from 'vitest';
import type { AlertRecord } from '../../../src/model/records/rules-record.ts';
import { vulnFixTime } from '../../../src/practices/security-and-risk-management/vuln-fix-time.ts';
import { daysAgo, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { alertRecord } from '../../builders/pipeline-facts.ts';

const judge = (...dependencyAlerts: readonly AlertRecord[]) =>
  resultOf(vulnFixTime, repositoryFacts({ dependencyAlerts }));
const open = (days: number, severity: AlertRecord['severity'] = 'high') =>
  alertRecord('dependency', severity, daysAgo(days));

describe('vulnerability age', () => {
  test.each([
    [7, 5],
    [7.1, 4],
    [30, 4],
    [30.1, 3],
    [60, 3],
    [60.1, 2],
    [180, 2],
    [180.1, 1],
  ])('of %f days is level %i', (days, level) => {
    expect(judge(open(days), open(1))).toMatchObject({ level, isAtLeast: true, figures: { open: 2 } });
    expect(judge(open(days, 'critical')).level).toBe(level);
  });

  test('is none where all of the window are repaired', () => {
    const closed = (days: number) => alertRecord('dependency', 'high', daysAgo(200), daysAgo(days));
    expect(judge(closed(89))).toMatchObject({ value: 0, level: 5, isAtLeast: false });
    expect(judge(closed(90))).toMatchObject({ state: 'not-applicable', reason: { what: 'alerts' } });
  });

  test('is no question of what has no remedy, or is not serious', () => {
    expect(judge({ ...open(99), hasFix: false }).state).toBe('not-applicable');
    expect(judge(open(99, 'medium')).state).toBe('not-applicable');
    expect(judge().state).toBe('not-applicable');
  });

  test('is unknown where nobody sees alerts', () => {
    const cause = { kind: 'permission', permission: 'vulnerability_alerts' } as const;
    expect(resultOf(vulnFixTime, repositoryFacts({}, {}, { dependencyAlerts: cause }))).toMatchObject({
      ...{ state: 'unknown', reason: { cause } },
    });
  });
});
