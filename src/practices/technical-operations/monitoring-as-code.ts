import type { Manifests } from '../../facts/ladder/deployables/read-deployables.ts';
import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { yesNo } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { yesFrom } from '../thresholds.ts';

const kinds = new Set([
  ...['PrometheusRule', 'ServiceMonitor', 'PodMonitor', 'VMRule', 'VMServiceScrape', 'GrafanaDashboard'],
  ...['OpenTelemetryCollector', 'Instrumentation', 'DatadogMonitor', 'AlertmanagerConfig'],
]);
const files =
  /(?:^|\/)grafana\/(?:[^/]+\/){0,4}[^/]+\.json(?:net)?$|(?:^|\/)(?:prometheus|alertmanager|otel[^/]*|opentelemetry[^/]*|datadog|newrelic|filebeat)\.(?:ya?ml|toml)$|(?:^|\/)[^/]*(?:alert|alerting|recording)[-_]?rules?\.ya?ml$/i;
const dashboard = /^((?:[^/]+\/)*?dashboards?\/)(?:[^/]+\/){0,4}[^/]+\.json(?:net)?$/i;
/** A page of the product may be called a dashboard, and so may a program: then its texts and settings lie there too. */
const program = /\.(?:[cm]?[jt]sx?|vue|svelte|s?css|html|py|rb|php|go|java|kt|cs)$/i;
const texts =
  /(?:^|\/)(?:i18n|locales?|lang|languages?|translations?|messages|mocks?|__mocks__|fixtures?)\//i;
const example = /(?:^|\/)(?:examples?|samples?|tests?|node_modules|vendor)\//i;
const resource =
  /^resource "(?:datadog_monitor|datadog_dashboard|aws_cloudwatch_metric_alarm|aws_cloudwatch_dashboard|google_monitoring_[a-z_]+|azurerm_monitor_[a-z_]+|grafana_[a-z_]+|newrelic_[a-z_]+|pagerduty_service|alicloud_cms_[a-z_]+)"/m;
const ruleGroup = /^\s{2,12}-?\s{0,4}alert:\s/m;

export const monitoringAsCode = definePractice({
  id: 'monitoring-as-code',
  domain: 'technical-operations',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['incident-detect-source', 'incident-restore-time'],
  levels: yesFrom(3),
  lines: 'judgement',
  needs: ['tree', 'files', 'manifests'],

  evaluate({ tree, files: contents, manifests }) {
    const found = new Set([...objectsOf(manifests), ...textsOf(contents), ...namesOf(tree)]);

    return yesNo(found.size > 0, {
      evidence: [...found].slice(0, keptEvidence).map(path => fileEvidence(path)),
      figures: { found: found.size },
    });
  },
});

const objectsOf = ({ manifests }: Manifests): readonly string[] =>
  manifests.filter(({ kind }) => kinds.has(kind)).map(({ path }) => path);

const textsOf = (texts: FactValues['files']): readonly string[] =>
  Object.entries(texts)
    .filter(([path, { text }]) => !example.test(path) && saysSo(path, text ?? ''))
    .map(([path]) => path);

function saysSo(path: string, text: string): boolean {
  if (path.endsWith('.tf')) return resource.test(text);

  return /\.ya?ml$/.test(path) && !path.startsWith('.github/') && ruleGroup.test(text);
}

function namesOf(tree: FactValues['tree']): readonly string[] {
  const paths = tree.map(({ path }) => path);
  const programs = paths.filter(path => program.test(path));
  const isDashboard = (path: string) => {
    const folder = texts.test(path) ? undefined : dashboard.exec(path)?.[1];

    return folder !== undefined && !programs.some(one => one.startsWith(folder));
  };

  return paths.filter(path => !example.test(path) && (files.test(path) || isDashboard(path)));
}
