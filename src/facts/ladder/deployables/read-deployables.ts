import { groupNameOf } from '../files-to-read.ts';
import type { FileText } from '../repository-facts.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { Deployable, Deployables } from './deployable.ts';
import { type Manifest, manifestsOf } from './manifest.ts';
import { mergePatches } from './merge-patches.ts';
import { chartFolders, readChart } from './read-chart.ts';
import { isComposePath, readCompose } from './read-compose.ts';
import { asksForZones, readRegions } from './read-regions.ts';
import { readWorkload } from './read-workload.ts';

type Files = Readonly<Record<string, FileText>>;

export interface Manifests {
  readonly manifests: readonly Manifest[];
  readonly compose: readonly Deployable[];
  readonly unreadable: readonly string[];
}

const groups = new Set(['containers', 'objectives and alerts', 'manifests']);
const example = /(?:^|\/)(?:examples?|samples?|tests?|docs?|e2e|demos?)\//i;

/** Objects of Kubernetes and services of compose files, wherever they lie. Examples and tests deploy nothing. */
export function readManifests(files: Files): Manifests {
  const charts = chartFolders(files).filter(folder => !example.test(folder));
  const read = charts.map(folder => readChart(folder, files));
  const manifests = read.flatMap(chart => chart.manifests);
  const unreadable = read.flatMap(chart => chart.unreadable);
  const compose: Deployable[] = [];
  for (const path of Object.keys(files).toSorted()) {
    if (!/\.ya?ml$/.test(path) || !groups.has(groupNameOf(path) ?? '') || example.test(path)) continue;
    if (charts.some(folder => path.startsWith(`${folder}templates/`))) continue;
    const text = files[path]?.text ?? null;
    const documents = readYaml(text);
    if (documents !== null && isComposePath(path)) compose.push(...readCompose(path, documents));
    else if (documents !== null) manifests.push(...manifestsOf(path, named(path, documents)));
    // What is no YAML and names no object is a template of something else.
    else if (text === null || (text.includes('apiVersion:') && text.includes('kind:'))) unreadable.push(path);
  }

  return { manifests, compose, unreadable: unreadable.toSorted() };
}

/** A kustomization may leave out what it is. */
function named(path: string, documents: NonNullable<ReturnType<typeof readYaml>>) {
  if (!/(?:^|\/)kustomization\.ya?ml$/.test(path)) return documents;
  const what = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };

  return documents.map(({ line, value }) => ({ line, value: { ...what, ...(value as object | null) } }));
}

/** What is declared for production; where nothing is, what is declared at all. */
export function readDeployables({ manifests, compose, unreadable }: Manifests, files: Files): Deployables {
  const all = [...mergePatches(manifests).map(workload => readWorkload(workload, manifests)), ...compose];
  const production = all.filter(({ isProduction }) => isProduction);

  return {
    all: production.length > 0 ? production : all,
    unreadable,
    regions: readRegions(files),
    hasZones: asksForZones(files),
  };
}
