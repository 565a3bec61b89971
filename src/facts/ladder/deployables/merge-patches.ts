import { dig, isMap, listOf, textOf } from '../yaml/dig.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { environmentOf } from './environment-of.ts';
import { type Manifest, manifestsOf } from './manifest.ts';
import { isPatch, isWorkload } from './read-workload.ts';
import { open } from './render-template.ts';

/** Workloads as they are in production: with what overlays change, and each of them once. */
export function mergePatches(manifests: readonly Manifest[]): readonly Manifest[] {
  const workloads = manifests.filter(isWorkload);
  const patches = [...workloads, ...manifests.flatMap(inlinePatches)].filter(
    manifest => isPatch(manifest) && environmentOf(manifest.path) !== 'other',
  );
  const byName = new Map<string, Manifest>();
  for (const workload of workloads) {
    if (isPatch(workload)) continue;
    // A name that a template leaves open is of its own file alone.
    const name = workload.name.includes(open) ? workload.path : workload.name;
    const key = `${workload.kind} ${textOf(dig(workload.value, 'metadata', 'namespace'))} ${name}`;
    const before = byName.get(key);
    if (before === undefined || rank(workload) > rank(before)) byName.set(key, workload);
  }

  return [...byName.values()].map(workload => {
    const own = patches.filter(({ kind, name }) => kind === workload.kind && name === workload.name);

    return {
      ...workload,
      value: own.reduce<unknown>((merged, { value }) => merge(merged, value), workload.value),
    };
  });
}

const rank = ({ path }: Manifest): number => ['other', 'any', 'production'].indexOf(environmentOf(path));

/** Of a kustomization: `replicas`, and patches that are written into it. */
function inlinePatches({ kind, path, line, value }: Manifest): readonly Manifest[] {
  if (kind !== 'Kustomization') return [];
  const replicas = listOf(dig(value, 'replicas')).map(item => ({
    ...{ path, line, apiVersion: 'apps/v1', kind: 'Deployment', name: textOf(dig(item, 'name')) ?? '' },
    value: { spec: { replicas: dig(item, 'count') } },
  }));
  const written = listOf(dig(value, 'patches')).flatMap(item =>
    manifestsOf(path, readYaml(textOf(dig(item, 'patch'))) ?? []),
  );

  return [...replicas, ...written];
}

/** As `kubectl` merges strategically: lists of named things by name. */
function merge(below: unknown, above: unknown): unknown {
  if (
    Array.isArray(below) &&
    Array.isArray(above) &&
    above.every(item => textOf(dig(item, 'name')) !== null)
  ) {
    const added = above.filter(item => !below.some(other => isNamesake(other, item)));

    return [...below.map(item => merge(item, above.find(other => isNamesake(item, other)) ?? {})), ...added];
  }
  if (!isMap(below) || !isMap(above)) return above ?? below;
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) merged.set(key, merge(merged.get(key), value));

  return Object.fromEntries(merged);
}

const isNamesake = (a: unknown, b: unknown): boolean => dig(a, 'name') === dig(b, 'name');
