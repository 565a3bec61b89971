import type { FileText } from '../repository-facts.ts';
import { dig, isMap, textOf } from '../yaml/dig.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { environmentOf } from './environment-of.ts';
import { type Manifest, manifestsOf } from './manifest.ts';
import { renderTemplate } from './render-template.ts';

type Files = Readonly<Record<string, FileText>>;

/** Folders with a `Chart.yaml`; the root is the empty one. */
export const chartFolders = (files: Files): readonly string[] =>
  Object.keys(files)
    .filter(path => /(?:^|\/)Chart\.ya?ml$/.test(path))
    .map(path => path.slice(0, path.lastIndexOf('/') + 1));

/** The objects of a Helm chart, with its own values and those for production put in; and what could not be read. */
export function readChart(
  folder: string,
  files: Files,
): { readonly manifests: readonly Manifest[]; readonly unreadable: readonly string[] } {
  const own = Object.keys(files)
    .filter(path => path.startsWith(folder))
    .toSorted();
  const values = own
    .filter(path => isValues(path.slice(folder.length)))
    .toSorted((a, b) => a.length - b.length)
    .reduce<unknown>((all, path) => merge(all, readYaml(files[path]?.text ?? null)?.[0]?.value), {});
  const name = nameOf(folder, own, files);
  const manifests: Manifest[] = [];
  const unreadable: string[] = [];
  for (const path of own) {
    const inside = path.slice(folder.length);
    if (!/^templates\/(?!tests\/).+\.ya?ml$/.test(inside)) continue;
    const text = files[path]?.text ?? null;
    const documents = text === null ? null : readYaml(renderTemplate(text, values, name));
    if (documents === null) unreadable.push(path);
    else manifests.push(...manifestsOf(path, documents));
  }

  return { manifests, unreadable };
}

/** As it says itself, or its folder's name. */
function nameOf(folder: string, own: readonly string[], files: Files): string {
  const path = own.find(one => /^Chart\.ya?ml$/.test(one.slice(folder.length)));
  const said = textOf(dig(readYaml(files[path ?? '']?.text ?? null)?.[0]?.value, 'name'));

  return said ?? folder.split('/').at(-2) ?? '';
}

/** `values.yaml` first, then those for production, which are longer. */
const isValues = (inside: string): boolean =>
  inside === 'values.yaml' ||
  (/^values[._-][^/]+\.ya?ml$/.test(inside) && environmentOf(inside) === 'production');

/** As Helm merges: maps key by key, anything else is replaced. */
function merge(below: unknown, above: unknown): unknown {
  if (!isMap(below) || !isMap(above)) return above === undefined ? below : above;
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) merged.set(key, merge(merged.get(key), value));

  return Object.fromEntries(merged);
}
