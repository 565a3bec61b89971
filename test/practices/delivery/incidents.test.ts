import { describe, expect, test } from 'vitest';
import { severityOf } from '../../../src/practices/delivery/incidents.ts';

describe('the severity of an incident', () => {
  test.each<[string, number | null]>([
    ['sev1', 1],
    ['SEV-2', 2],
    ['severity: 3', 3],
    ['severity/critical', 1],
    ['severity: high', 2],
    ['Severity: Low', 4],
    ['P1', 1],
    ['S2', 2],
    ['priority: medium', 3],
    ['critical', null],
    ['sev', null],
    ['sev12', null],
    ['http2', null],
  ])('of the label %s is %s', (label, severity) => {
    expect(severityOf({ labels: ['incident', label] })).toBe(severity);
  });

  test('is the worst that a label says', () => {
    expect(severityOf({ labels: ['sev3', 'P1', 'S2'] })).toBe(1);
  });
});
