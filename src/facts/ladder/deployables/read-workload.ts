import { dig, isFilled, listOf, mapOf, textOf } from '../yaml/dig.ts';
import type { Deployable } from './deployable.ts';
import { environmentOf } from './environment-of.ts';
import type { Manifest } from './manifest.ts';
import { readContainers } from './read-containers.ts';
import { open } from './render-template.ts';

const kinds = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout']);

/** A service of Knative scales by itself. */
const isKnative = ({ kind, apiVersion }: Manifest): boolean =>
  kind === 'Service' && apiVersion.startsWith('serving.knative.dev/');

export const isWorkload = (manifest: Manifest): boolean => kinds.has(manifest.kind) || isKnative(manifest);

/** A patch names a workload and leaves out its image. */
export const isPatch = ({ value }: Manifest): boolean => {
  const containers = listOf(dig(value, 'spec', 'template', 'spec', 'containers'));

  return !containers.some(container => dig(container, 'image') !== undefined);
};

/** @param others all objects declared with it: autoscalers and budgets that name it. */
export function readWorkload(manifest: Manifest, others: readonly Manifest[]): Deployable {
  const { path, line, kind, value } = manifest;
  const pod = dig(value, 'spec', 'template', 'spec');
  const labels = mapOf(dig(value, 'spec', 'template', 'metadata', 'labels'));
  const beside = others.filter(other => mayNameEachOther(other, manifest));
  const scaler = beside.find(other => scales(other, manifest));
  const stated = dig(value, 'spec', 'replicas');
  const spread = spreadOf(pod);
  const isProtected = beside.some(other => protects(other, labels));

  return {
    ...{
      name: nameOf(manifest),
      path,
      line,
      kind: 'workload',
      isProduction: environmentOf(path) !== 'other',
    },
    ...readContainers(pod),
    isAutoscaled: scaler !== undefined || isKnative(manifest),
    isSizeStated: stated !== undefined || kind === 'DaemonSet',
    replicas: countOf(scaler === undefined ? stated : minimumOf(scaler)),
    isOnEachNode: kind === 'DaemonSet',
    survivesNode: isProtected || spread.survivesNode,
    survivesZone: spread.survivesZone,
  };
}

/** A name that a template leaves open tells nobody anything: the file's does. */
const nameOf = ({ name, path }: Manifest): string =>
  name.includes(open) ? path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '') : name;

/** What templates leave open is alike in all charts: only within one chart may it be the same. */
function mayNameEachOther(a: Manifest, b: Manifest): boolean {
  const [one, other] = [a, b].map(({ path }) => /^(?:.*\/)?templates\//.exec(path)?.[0]);

  return one === undefined || other === undefined || one === other;
}

const minimumOf = ({ value }: Manifest): unknown =>
  dig(value, 'spec', 'minReplicas') ?? dig(value, 'spec', 'minReplicaCount');

/** Kubernetes starts one where nothing is said; null where a template leaves it open. */
function countOf(value: unknown): number | null {
  if (value === undefined || value === null) return 1;
  const count = Number(textOf(value) ?? Number.NaN);

  return Number.isInteger(count) && count >= 0 ? count : null;
}

function scales({ kind, value }: Manifest, workload: Manifest): boolean {
  if (kind !== 'HorizontalPodAutoscaler' && kind !== 'ScaledObject') return false;
  const target = dig(value, 'spec', 'scaleTargetRef');
  const targetKind = textOf(dig(target, 'kind')) ?? 'Deployment';

  return targetKind === workload.kind && textOf(dig(target, 'name')) === workload.name;
}

function protects({ kind, value }: Manifest, labels: Readonly<Record<string, unknown>>): boolean {
  if (kind !== 'PodDisruptionBudget') return false;
  const wanted = dig(value, 'spec', 'selector', 'matchLabels');
  if (wanted === open || Object.values(labels).includes(open)) return true;
  const pairs = Object.entries(mapOf(wanted));

  return pairs.length > 0 && pairs.every(([label, text]) => labels[label] === text);
}

const zone = /(?:^|\/)zone$/;
const node = /hostname$/;

/** Which parts of the place its pods keep away from each other in. */
function spreadOf(pod: unknown): Pick<Deployable, 'survivesNode' | 'survivesZone'> {
  const constraints = dig(pod, 'topologySpreadConstraints');
  const affinity = dig(pod, 'affinity');
  if (constraints === open || affinity === open) return { survivesNode: null, survivesZone: null };
  const anti = dig(affinity, 'podAntiAffinity');
  const preferred = listOf(dig(anti, 'preferredDuringSchedulingIgnoredDuringExecution'));
  const keys = [
    ...listOf(dig(anti, 'requiredDuringSchedulingIgnoredDuringExecution')),
    ...preferred.map(term => dig(term, 'podAffinityTerm')),
    ...listOf(constraints),
  ].flatMap(term => textOf(dig(term, 'topologyKey')) ?? []);
  const survivesZone = keys.some(key => zone.test(key));

  return { survivesNode: survivesZone || isFilled(anti) || keys.some(key => node.test(key)), survivesZone };
}
