import { isAlias, isMap, isNode, isScalar, type YAMLMap } from 'yaml';
import { nearestKey } from './nearest-key.ts';
import {
  maxProblems,
  type Place,
  type PlacedMessage,
  type PolicyDocument,
  parsePolicyDocument,
  quote,
} from './parse-policy-document.ts';
import type { PolicySource } from './policy.ts';
import { keysNotUsedYet, type PolicyKey, policyKeys } from './policy-keys.ts';

export interface SetValue extends Place {
  value: unknown;
}

export interface PolicyFile {
  /** By dotted key; only values that their key accepts. */
  values: Map<string, SetValue>;
  notUsedYet: string[];
  /** All of them, in the file's order. */
  problems: PlacedMessage[];
}

const keysByPath: ReadonlyMap<string, PolicyKey> = new Map(policyKeys.map(key => [key.path, key]));
const allPaths = [...keysByPath.keys(), ...keysNotUsedYet];

/** An empty file sets nothing and is no problem. */
export function readPolicyFile(source: Pick<PolicySource, 'text'>): PolicyFile {
  const file: PolicyFile = { values: new Map(), notUsedYet: [], problems: [] };
  const parsed = parsePolicyDocument(source.text);
  if (Array.isArray(parsed)) file.problems = parsed;
  else readGroup(parsed, parsed.document.contents, '', file);
  return file;
}

function readGroup(parsed: PolicyDocument, node: unknown, path: string, file: PolicyFile): void {
  const group = resolved(parsed, node);
  if (isEmpty(group)) return;
  if (!isMap(group)) {
    const expected = `expected keys and values (${childrenOf(path).join(', ')})`;
    file.problems.push({ ...parsed.placeOf(node), message: `${path || 'the file'}: ${expected}` });
    return;
  }
  readKeys(parsed, group, path, file);
}

function readKeys(parsed: PolicyDocument, group: YAMLMap, path: string, file: PolicyFile): void {
  for (const pair of group.items) {
    if (file.problems.length >= maxProblems) return;
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    const child = path === '' ? name : `${path}.${name}`;
    const place = parsed.placeOf(pair.key);
    const key = keysByPath.get(child);

    if (!childrenOf(path).includes(name)) file.problems.push({ ...place, message: unknownKey(path, name) });
    else if (keysNotUsedYet.has(child)) file.notUsedYet.push(child);
    else if (key === undefined) readGroup(parsed, pair.value, child, file);
    else readValue(parsed, key, pair.value, place, file);
  }
}

function readValue(
  parsed: PolicyDocument,
  key: PolicyKey,
  node: unknown,
  place: Place,
  file: PolicyFile,
): void {
  const value: unknown = isNode(node) ? node.toJS(parsed.document) : node;
  const checked = key.schema.safeParse(value);
  if (checked.success) file.values.set(key.path, { ...place, value: checked.data });
  else {
    const found = value === null ? 'nothing' : quote(value);
    const at = isEmpty(node) ? place : parsed.placeOf(node);
    file.problems.push({ ...at, message: `${key.path}: expected ${key.expected}, found ${found}` });
  }
}

function unknownKey(path: string, name: string): string {
  const known = childrenOf(path);
  const nearest = nearestKey(name, known);
  const hint = nearest === undefined ? `known here: ${known.join(', ')}` : `nearest is ${nearest}`;
  const where = path === '' ? '' : ` in ${path}`;
  return `unknown key ${quote(name)}${where}, ${hint}`;
}

/** Names that may stand directly under a path: dots separate the levels, so no name holds one. */
function childrenOf(path: string): string[] {
  const prefix = path === '' ? '' : `${path}.`;
  const below = allPaths.filter(known => known.startsWith(prefix)).map(known => known.slice(prefix.length));
  return [...new Set(below.map(rest => rest.split('.')[0] ?? ''))];
}

function resolved(parsed: PolicyDocument, node: unknown): unknown {
  return isAlias(node) ? node.resolve(parsed.document) : node;
}

function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}
