import { type Draft, type DraftContext, ownerOf } from './draft.ts';

const excerpt = (...lines: readonly string[]): Draft => ({
  path: 'manifests',
  language: 'yaml',
  isExcerpt: true,
  text: `${lines.join('\n')}\n`,
});

export const probesDraft = (): Draft =>
  excerpt(
    'livenessProbe:',
    '  httpGet: { path: /healthz, port: 8080 }',
    'readinessProbe:',
    '  httpGet: { path: /readyz, port: 8080 }',
  );

export const requestsDraft = (): Draft =>
  excerpt('resources:', '  requests:', '    cpu: 250m', '    memory: 256Mi');

export const spreadDraft = (): Draft =>
  excerpt(
    '# in the pod template of the Deployment',
    'topologySpreadConstraints:',
    '  - maxSkew: 1',
    '    topologyKey: topology.kubernetes.io/zone',
    '    whenUnsatisfiable: ScheduleAnyway',
    '    labelSelector: { matchLabels: { app: SERVICE } }',
    '---',
    'apiVersion: policy/v1',
    'kind: PodDisruptionBudget',
    'metadata: { name: SERVICE }',
    'spec:',
    '  minAvailable: 1',
    '  selector: { matchLabels: { app: SERVICE } }',
  );

export function catalogDraft(context: DraftContext): Draft {
  return {
    path: 'catalog-info.yaml',
    language: 'yaml',
    text: [
      'apiVersion: backstage.io/v1alpha1',
      'kind: Component',
      'metadata:',
      `  name: ${nameOf(context)}`,
      '  labels: { tier: "2" }',
      'spec:',
      '  type: service',
      '  lifecycle: production',
      `  owner: ${ownerOf(context) || 'ORGANIZATION'}/TEAM`,
      '',
    ].join('\n'),
  };
}

export function objectiveDraft(context: DraftContext): Draft {
  return {
    path: 'slo/availability.yaml',
    language: 'yaml',
    text: [
      'apiVersion: openslo/v1',
      'kind: SLO',
      'metadata:',
      '  name: availability',
      '  labels: { owner: TEAM }',
      'spec:',
      `  service: ${nameOf(context)}`,
      '  indicator:',
      '    metadata: { name: good-requests }',
      '    spec:',
      '      ratioMetric:',
      '        counter: true',
      '        good: { metricSource: { type: Prometheus, spec: { query: QUERY_OF_GOOD_REQUESTS } } }',
      '        total: { metricSource: { type: Prometheus, spec: { query: QUERY_OF_ALL_REQUESTS } } }',
      '  timeWindow:',
      '    - duration: 28d',
      '      isRolling: true',
      '  budgetingMethod: Occurrences',
      '  objectives:',
      '    - target: 0.995',
      '',
    ].join('\n'),
  };
}

const nameOf = ({ facts }: DraftContext): string => /\/([\w.-]+)$/.exec(facts.repository)?.[1] ?? 'SERVICE';
