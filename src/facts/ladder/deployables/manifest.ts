import { dig, listOf, textOf } from '../yaml/dig.ts';
import type { YamlDocument } from '../yaml/read-yaml.ts';

/** An object of Kubernetes, whatever its kind. */
export interface Manifest {
  readonly path: string;
  readonly line: number;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly value: unknown;
}

/** Objects among the documents of a file; a `List` is what it lists. */
export function manifestsOf(path: string, documents: readonly YamlDocument[]): readonly Manifest[] {
  return documents.flatMap(({ line, value }) => {
    const items = dig(value, 'kind') === 'List' ? listOf(dig(value, 'items')) : [value];

    return items.flatMap(item => manifestOf(path, line, item) ?? []);
  });
}

function manifestOf(path: string, line: number, value: unknown): Manifest | undefined {
  const [apiVersion, kind] = [textOf(dig(value, 'apiVersion')), textOf(dig(value, 'kind'))];
  if (apiVersion === null || kind === null) return undefined;

  return { path, line, apiVersion, kind, name: textOf(dig(value, 'metadata', 'name')) ?? '', value };
}
