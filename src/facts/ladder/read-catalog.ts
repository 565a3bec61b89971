import type { FileText } from './repository-facts.ts';
import { dig, listOf, textOf } from './yaml/dig.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** What a service catalogue's file says of a component. */
export interface CatalogEntry {
  readonly path: string;
  readonly line: number;
  readonly name: string;
  readonly owner: string | null;
  readonly lifecycle: string | null;
  readonly tier: string | null;
  /** Other entries that it needs, without their kind: `component:default/orders` is `orders`. */
  readonly dependsOn: readonly string[];
}

export interface Catalog {
  readonly entries: readonly CatalogEntry[];
  readonly unreadable: readonly string[];
}

const kinds = new Set(['Component', 'API', 'Resource', 'System']);

/** Of Backstage's `catalog-info.yaml` and Datadog's `service.datadog.yaml`. */
export function readCatalog(files: Readonly<Record<string, FileText>>): Catalog {
  const entries: CatalogEntry[] = [];
  const unreadable: string[] = [];
  for (const path of Object.keys(files).toSorted()) {
    const isBackstage = /(?:^|\/)catalog-info\.ya?ml$/.test(path);
    if (!isBackstage && !/(?:^|\/)service\.datadog\.ya?ml$/.test(path)) continue;
    const documents = readYaml(files[path]?.text ?? null);
    if (documents === null) unreadable.push(path);
    for (const { line, value } of documents ?? []) {
      if (isBackstage && kinds.has(textOf(dig(value, 'kind')) ?? ''))
        entries.push({ path, line, ...ofBackstage(value) });
      if (!isBackstage) entries.push({ path, line, ...ofDatadog(value) });
    }
  }

  return { entries, unreadable };
}

type Found = Omit<CatalogEntry, 'path' | 'line'>;

function ofBackstage(value: unknown): Found {
  const spec = dig(value, 'spec');
  const labelled = ['labels', 'annotations'].flatMap(place =>
    Object.entries(dig(value, 'metadata', place) ?? {}).filter(([key]) => /(?:^|[/.-])tier$/i.test(key)),
  );
  const tags = listOf(dig(value, 'metadata', 'tags')).flatMap(
    tag => /^tier[-:]?\w+$/i.exec(textOf(tag) ?? '') ?? [],
  );

  return {
    name: textOf(dig(value, 'metadata', 'name')) ?? '',
    owner: textOf(dig(spec, 'owner')),
    lifecycle: textOf(dig(spec, 'lifecycle')),
    tier: textOf(dig(spec, 'tier')) ?? textOf(labelled[0]?.[1]) ?? tags[0] ?? null,
    dependsOn: [...listOf(dig(spec, 'dependsOn')), ...listOf(dig(spec, 'consumesApis'))].flatMap(
      other => textOf(other)?.split(/[:/]/).at(-1) ?? [],
    ),
  };
}

const ofDatadog = (value: unknown): Found => ({
  name: textOf(dig(value, 'dd-service')) ?? textOf(dig(value, 'metadata', 'name')) ?? '',
  owner: textOf(dig(value, 'team')) ?? textOf(dig(value, 'metadata', 'owner')),
  lifecycle: textOf(dig(value, 'lifecycle')) ?? textOf(dig(value, 'spec', 'lifecycle')),
  tier: textOf(dig(value, 'tier')) ?? textOf(dig(value, 'spec', 'tier')),
  dependsOn: listOf(dig(value, 'spec', 'dependsOn')).flatMap(
    other => textOf(other)?.split(/[:/]/).at(-1) ?? [],
  ),
});
