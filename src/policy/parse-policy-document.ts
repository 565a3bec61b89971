import { type Document, isAlias, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Place, PolicyFault } from './policy-problem.ts';
import { refuseYaml } from './refuse-yaml.ts';
import { syntaxFault } from './syntax-fault.ts';

const maxKib = 256;
/** More than that nobody reads, and a hostile file has a hundred thousand. */
export const maxProblems = 50;

export type PlacedFault = Place & PolicyFault;

export interface PolicyDocument {
  readonly document: Document;
  placeOf(node: unknown): Place;
  /** As plain data; undefined for nothing. */
  plainOf(node: unknown): unknown;
}

/** YAML 1.2, core schema, without what a policy does not need: tags, merge keys, repeated keys, heavy aliases. */
export function parsePolicyDocument(text: string): PolicyDocument | PlacedFault[] {
  if (Buffer.byteLength(text) > maxKib * 1024)
    return [{ line: 1, column: 1, kind: 'file-too-large', values: { maxKib } }];

  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    prettyErrors: false,
    // The library compares each key with each: minutes for a hostile file. `refuseYaml` does it with a set.
    uniqueKeys: false,
    lineCounter: lines,
  });
  const placeOf = (node: unknown) => placeAt((isNode(node) ? node.range?.[0] : undefined) ?? 0);

  const errors = document.errors.slice(0, maxProblems);
  if (errors.length > 0)
    return errors.map(error => ({ ...placeAt(error.pos[0]), ...syntaxFault(error.code) }));
  const refused = refuseYaml(document, maxProblems);
  if (refused.length > 0) return refused.map(({ node, fault }) => ({ ...placeOf(node), ...fault }));

  // What its aliases stand for was counted.
  const plainOf = (node: unknown) => (isNode(node) ? node.toJS(document, { maxAliasCount: -1 }) : node);
  return { document, placeOf, plainOf };
}

/** What an alias stands for, else the node itself. */
export function resolved({ document }: PolicyDocument, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

export function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}
