import { describe, expect, test } from 'vitest';
import { readDeployables, readManifests } from '../../../../src/facts/ladder/deployables/read-deployables.ts';
import { renderTemplate } from '../../../../src/facts/ladder/deployables/render-template.ts';
import { filesOf } from '../../../builders/ladder-facts.ts';

const template = `{{- /* The web part */ -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "quotes.fullname" . }}
  labels:
    {{- include "quotes.labels" . | nindent 4 }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicaCount }}
  {{- end }}
  template:
    spec:
      containers:
        - name: app
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
          {{- with .Values.livenessProbe }}
          livenessProbe:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          readinessProbe:
            {{- include "common.probe" . | nindent 12 }}
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
`;
const scaler = `{{- if .Values.autoscaling.enabled }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "quotes.fullname" . }}
spec:
  scaleTargetRef:
    kind: Deployment
    name: {{ include "quotes.fullname" . }}
  minReplicas: {{ .Values.autoscaling.minReplicas }}
{{- end }}
`;
const values = `replicaCount: 2
livenessProbe: { httpGet: { path: /healthz } }
resources:
  requests: { cpu: 100m, memory: 64Mi }
autoscaling: { enabled: false, minReplicas: 3 }
`;

const read = (more: Readonly<Record<string, string>> = {}) => {
  const files = filesOf({
    'charts/quotes/Chart.yaml': 'name: quotes',
    'charts/quotes/values.yaml': values,
    'charts/quotes/templates/web.yaml': template,
    'charts/quotes/templates/hpa.yaml': scaler,
    ...more,
  });

  return readDeployables(readManifests(files), files).all;
};

describe('a chart', () => {
  test('is read with its own values; what a helper makes is left open', () => {
    expect(read()).toMatchObject([
      {
        replicas: 2,
        isSizeStated: true,
        isAutoscaled: false,
        requests: true,
        limits: false,
        liveness: true,
        readiness: null,
      },
    ]);
  });

  test('is read with the values for production above its own', () => {
    const production =
      'autoscaling: { enabled: true }\nresources: { limits: { memory: 1Gi } }\nlivenessProbe: null\n';

    expect(read({ 'charts/quotes/values-production.yaml': production })).toMatchObject([
      { replicas: 3, isSizeStated: false, isAutoscaled: true, requests: true, limits: true, liveness: false },
    ]);
    expect(read({ 'charts/quotes/values-staging.yaml': production })).toMatchObject([
      { isAutoscaled: false },
    ]);
  });

  test('names what it runs after itself, as Helm does, and not after a value that is left open', () => {
    const worker = template.replace('quotes.fullname', 'quotes.worker.fullname');
    const odd = template.replace('{{ include "quotes.fullname" . }}', '{{ $name }}');
    const released = template.replace('{{ include "quotes.fullname" . }}', '{{ .Release.Name }}-feed');
    const names = read({
      'charts/quotes/templates/worker.yaml': worker,
      'charts/quotes/templates/odd-job.yaml': odd,
      'charts/quotes/templates/other.yaml': odd,
      'charts/quotes/templates/feed.yaml': released,
      'charts/ledger/Chart.yaml': 'description: has no name',
      'charts/ledger/templates/web.yaml': template,
    }).map(({ name }) => name);

    expect(names.toSorted()).toEqual([
      ...['ledger', 'odd-job', 'other', 'quotes', 'quotes-feed', 'quotes-worker'],
    ]);
  });

  test('scales and protects only what is its own', () => {
    const open = (text: string) => text.replaceAll('{{ include "quotes.fullname" . }}', '{{ $name }}');
    const budget = `kind: PodDisruptionBudget\napiVersion: policy/v1\nmetadata: { name: a }\nspec:\n  selector:\n    matchLabels:\n      {{- include "labels" . | nindent 6 }}\n`;
    const found = read({
      'charts/quotes/values-prod.yaml': 'autoscaling: { enabled: true }',
      'charts/quotes/templates/web.yaml': open(template),
      'charts/quotes/templates/hpa.yaml': open(scaler),
      'charts/quotes/templates/budget.yaml': budget,
      'charts/ledger/Chart.yaml': 'name: ledger',
      'charts/ledger/templates/web.yaml': open(template),
    }).toSorted((a, b) => (a.path < b.path ? -1 : 1));

    expect(found.map(({ path, isAutoscaled, survivesNode }) => [path, isAutoscaled, survivesNode])).toEqual([
      ['charts/ledger/templates/web.yaml', false, false],
      ['charts/quotes/templates/web.yaml', true, true],
    ]);
  });

  test('without values for it has no requests', () => {
    expect(read({ 'charts/quotes/values.yaml': 'replicaCount: 1' })).toMatchObject([
      { requests: false, liveness: false },
    ]);
  });
});

describe('a template', () => {
  test.each([
    ['a: {{ .Values.x }}', 'a: 1'],
    ['a: {{- .Values.missing -}}', 'a: '],
    ['a: {{ include "b" . }}', 'a: rung-open-value'],
    ['{{ if .Values.no }}\na: 1\n{{ else }}\nb: 2\n{{ end }}\nc: 3', 'b: 2\nc: 3'],
    ['{{ if eq .Values.x 1 }}\na: 1\n{{ end }}', 'a: 1'],
    ['{{ define "x" }}\na: 1\n{{ end }}\nb: 2', 'b: 2'],
    ['a:\n  {{ include "b" . }}\nc: 1', 'a: rung-open-value\nc: 1'],
    ['a:\n  {{ include "b" . }}\n  d: 1', 'a:\n  d: 1'],
    ['a:\n  {{ toYaml .Values.map }}', 'a:\n  {"k":"v"}'],
  ])('%j becomes %j', (text, wanted) => {
    expect(renderTemplate(text, { x: 1, no: false, map: { k: 'v' } })).toBe(`${wanted}\n---`);
  });

  test('that grows without end, or nests without end, is none', () => {
    const big = { big: { text: 'x'.repeat(100_000) } };

    expect(renderTemplate('a:\n  {{ toYaml .Values.big }}\n'.repeat(1000), big).length).toBeLessThan(100);
    expect(renderTemplate('{{ if .Values.big }}\n'.repeat(10_000), big).length).toBeLessThan(100);
    const before = performance.now();
    renderTemplate(`a: ${'{{'.repeat(100_000)}\n${'{{/*'.repeat(5000)}`, {});
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
