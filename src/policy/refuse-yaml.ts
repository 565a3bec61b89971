import { type Document, isMap, isScalar, visit, type YAMLMap } from 'yaml';
import type { PolicyFault } from './policy-problem.ts';
import { quote } from './quote.ts';

const maxAliases = 100;
/** Assigned to an object these change more than the object. Refused before any object is made of the file. */
const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export interface Refused {
  readonly node: unknown;
  readonly fault: PolicyFault;
}

/** What is YAML but has no place in a policy; to be asked before a value is made of the document. */
export function refuseYaml(document: Document, maxProblems: number): readonly Refused[] {
  const problems: Refused[] = [];
  const report = (node: unknown, fault: PolicyFault) => {
    if (problems.length < maxProblems) problems.push({ node, fault });
  };
  let aliases = 0;

  if (document.directives?.yaml.version !== '1.2')
    report(document.contents, { kind: 'yaml-version', values: {} });
  visit(document, {
    Alias(_key, alias, path) {
      aliases++;
      if (aliases > maxAliases) return visit.BREAK;
      const anchor = alias.resolve(document);
      if (anchor === undefined) report(alias, { kind: 'unknown-anchor', values: {} });
      else if (path.includes(anchor)) report(alias, { kind: 'endless-alias', values: {} });
      return undefined;
    },
    Value(_key, node) {
      if (node.tag !== undefined) report(node, { kind: 'tag', values: {} });
      if (isMap(node)) refuseKeys(node, report);
    },
  });
  if (aliases > maxAliases)
    report(document.contents, { kind: 'too-many-aliases', values: { max: maxAliases } });
  return problems.length === 0 && aliases > 0 ? refuseAliasBomb(document) : problems;
}

function refuseKeys(map: YAMLMap, report: (node: unknown, fault: PolicyFault) => void): void {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (name === '<<') report(key, { kind: 'merge-key', values: {} });
    else if (reservedKeys.has(name)) report(key, { kind: 'reserved-key', values: { key: name } });
    else if (seen.has(name)) report(key, { kind: 'repeated-key', values: { key: quote(name) } });
    seen.add(name);
  }
}

/** A few aliases of aliases can stand for millions of values: the library counts what they stand for. */
function refuseAliasBomb(document: Document): readonly Refused[] {
  try {
    // The library counts an anchor's own place too.
    document.toJS({ maxAliasCount: maxAliases + 1 });
    return [];
  } catch (cause) {
    const known = cause instanceof ReferenceError || cause instanceof RangeError;
    if (!known) throw cause;
    return [{ node: null, fault: { kind: 'heavy-aliases', values: {} } }];
  }
}
