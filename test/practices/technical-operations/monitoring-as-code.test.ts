import { describe, expect, test } from 'vitest';
import { monitoringAsCode } from '../../../src/practices/technical-operations/monitoring-as-code.ts';
import { filesOf, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';
import { objectText } from '../../builders/manifests.ts';

const judge = (texts: Readonly<Record<string, string>>, ...paths: readonly string[]) =>
  resultOf(
    monitoringAsCode,
    repositoryFacts({ files: filesOf(texts), tree: treeOf(...Object.keys(texts), ...paths) }),
  );

describe('monitoring as code', () => {
  test.each([
    ['a rule of Prometheus as an object', { 'k8s/rules.yaml': objectText('PrometheusRule', 'a', {}) }, []],
    [
      'alert rules in a file',
      {
        'ops/alert-x.yaml': 'groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: up == 0\n',
      },
      [],
    ],
    ['a monitor as infrastructure code', { 'infra/a.tf': 'resource "datadog_monitor" "a" {\n}\n' }, []],
    ['a dashboard', {}, ['grafana/dashboards/quotes.json']],
    ['a dashboard beside a program', {}, ['ops/dashboards/quotes.json', 'src/dashboards.ts']],
    ['a collector', {}, ['ops/otel-collector.yaml']],
  ])('%s is monitoring', (_, texts, paths) => {
    expect(judge(texts, ...paths)).toMatchObject({ value: 1, level: 5, figures: { found: 1 } });
  });

  test.each([
    ['other objects', { 'k8s/a.yaml': objectText('Service', 'a', {}) }, []],
    ['other resources', { 'infra/a.tf': 'resource "aws_s3_bucket" "a" {\n}\n' }, []],
    ['a workflow that speaks of alerts', { '.github/workflows/alert.yml': 'jobs:\n  alert: x\n' }, []],
    ['examples', { 'examples/alerts/a.yaml': '  - alert: Down\n' }, ['examples/grafana/a.json']],
    ['programs called dashboard', {}, ['apps/dashboard/package.json', 'apps/dashboard/src/main.tsx']],
    ['texts of a page called dashboard', {}, ['src/locales/dashboard/en.json']],
    ['nothing', {}, []],
  ])('%s are none', (_, texts, paths) => {
    expect(judge(texts, ...paths)).toMatchObject({ value: 0, level: 2, state: 'unmet' });
  });
});
