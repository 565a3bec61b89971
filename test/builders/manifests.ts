/** Parts of a workload of Kubernetes; what is not given is left out of it. */
export interface WorkloadParts {
  readonly kind?: string;
  readonly name?: string;
  readonly replicas?: number | string;
  readonly resources?: object;
  readonly probes?: readonly string[];
  readonly pod?: object;
  readonly labels?: object;
}

export const requests = { requests: { cpu: '100m', memory: '64Mi' } };
export const limits = { ...requests, limits: { memory: '128Mi' } };
export const zoneSpread = {
  topologySpreadConstraints: [{ topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1 }],
};
export const nodeSpread = {
  topologySpreadConstraints: [{ topologyKey: 'kubernetes.io/hostname', maxSkew: 1 }],
};

/** JSON is YAML too. */
export function workloadText({
  kind = 'Deployment',
  name = 'quotes',
  replicas,
  resources,
  probes = [],
  pod = {},
  labels = { app: name },
}: WorkloadParts = {}): string {
  const container = {
    name: 'app',
    image: 'quotes:1',
    ...(resources && { resources }),
    ...Object.fromEntries(probes.map(probe => [`${probe}Probe`, { httpGet: { path: '/' } }])),
  };

  return objectText(kind, name, {
    ...(replicas !== undefined && { replicas }),
    template: { metadata: { labels }, spec: { containers: [container], ...pod } },
  });
}

export const objectText = (kind: string, name: string, spec: object, apiVersion = 'apps/v1'): string =>
  JSON.stringify({ apiVersion, kind, metadata: { name }, spec });

export const autoscalerText = (name: string, minReplicas?: number): string =>
  objectText('HorizontalPodAutoscaler', name, {
    scaleTargetRef: { kind: 'Deployment', name },
    ...(minReplicas !== undefined && { minReplicas }),
  });

export const budgetText = (app: string): string =>
  objectText('PodDisruptionBudget', app, { selector: { matchLabels: { app } } });
