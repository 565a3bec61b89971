import { describe, expect, test } from 'vitest';
import { readObjectives } from '../../../src/facts/ladder/read-objectives.ts';
import { filesOf } from '../../builders/ladder-facts.ts';

const openSlo = `apiVersion: openslo/v1
kind: SLO
metadata: { name: availability, labels: { team: trading } }
spec:
  service: quotes
  timeWindow: [{ duration: 30d }]
  alertPolicies: [burn]
`;
const sloth = `version: prometheus/v1
service: quotes
labels: { owner: trading }
slos:
  - name: requests
    alerting: { name: High }
  - name: latency
    alerting: { page_alert: { disable: true } }
  - name: errors
`;
const pyrra = `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: quotes, labels: { pyrra.dev/team: trading } }
spec: { window: 2w }
`;
const read = (path: string, text: string) => readObjectives(filesOf({ [path]: text })).all;

describe('objectives', () => {
  test('of OpenSLO', () => {
    expect(read('k8s/a.yaml', openSlo)).toEqual([
      {
        path: 'k8s/a.yaml',
        line: 1,
        name: 'availability',
        service: 'quotes',
        owner: 'trading',
        hasWindow: true,
        hasAlert: true,
      },
    ]);
    const bare = openSlo
      .replace(/ {2}(?:timeWindow|alertPolicies).*\n/g, '')
      .replace(', labels: { team: trading }', '');
    expect(read('k8s/a.yaml', bare)).toMatchObject([{ owner: null, hasWindow: false, hasAlert: false }]);
  });

  test('of Sloth, which has a window of its own', () => {
    expect(read('slo/a.yml', sloth)).toMatchObject([
      { name: 'requests', service: 'quotes', owner: 'trading', hasWindow: true, hasAlert: true },
      { name: 'latency', hasAlert: false },
      { name: 'errors', hasAlert: false },
    ]);
  });

  test('of Pyrra, which alerts unless told not to', () => {
    expect(read('k8s/a.yaml', pyrra)).toMatchObject([
      { service: 'quotes', owner: 'trading', hasWindow: true, hasAlert: true },
    ]);
    expect(read('k8s/a.yaml', pyrra.replace('2w', '2w, alerting: { disabled: true }'))).toMatchObject([
      { hasAlert: false },
    ]);
  });

  test('of another shape count where the file is named after them', () => {
    expect(
      read('ops/slo.yaml', 'service: quotes\ntarget: 99.9\nowner: trading\nwindow: 30d\n'),
    ).toMatchObject([
      { name: 'slo.yaml', service: 'quotes', owner: 'trading', hasWindow: true, hasAlert: false },
    ]);
    expect(read('ops/slow.yaml', 'a: 1')).toEqual([]);
    expect(read('k8s/other.yaml', 'slo: { target: 99.9 }')).toEqual([]);
  });

  test('of examples are none, and a file named after them that is no YAML is said', () => {
    expect(read('examples/slo.yaml', openSlo)).toEqual([]);
    expect(readObjectives(filesOf({ 'slo/a.yaml': 'a: [' })).unreadable).toEqual(['slo/a.yaml']);
  });
});
