import { isMap, isScalar, type YAMLMap } from 'yaml';
import { childrenOf, findKey } from './key-tree.ts';
import { nearestKey } from './nearest-key.ts';
import {
  isEmpty,
  maxProblems,
  type PlacedFault,
  type PolicyDocument,
  parsePolicyDocument,
  resolved,
} from './parse-policy-document.ts';
import type { Place } from './policy-problem.ts';
import { quote } from './quote.ts';
import { readForm } from './read-form.ts';

export interface SetValue extends Place {
  readonly value: unknown;
}

export interface PolicyFile {
  /** By dotted key; only values that their key accepts. */
  readonly values: Map<string, SetValue>;
  readonly notUsedYet: string[];
  /** All of them, in the file's order. */
  readonly problems: PlacedFault[];
}

export type PolicyLevel = 'organization' | 'repository';

/** An empty file sets nothing and is no problem. */
export function readPolicyFile(text: string, level: PolicyLevel): PolicyFile {
  const parsed = parsePolicyDocument(text);
  const file: PolicyFile = {
    values: new Map(),
    notUsedYet: [],
    problems: Array.isArray(parsed) ? parsed : [],
  };
  if (!Array.isArray(parsed)) {
    readGroup({ parsed, level, file }, parsed.document.contents, '');
    requireWorkItemKey(file);
    refuseRepeatedComponents(file, parsed);
    file.problems.sort((one, other) => one.line - other.line || one.column - other.column);
  }
  return file;
}

interface Reading {
  readonly parsed: PolicyDocument;
  readonly level: PolicyLevel;
  readonly file: PolicyFile;
}

function readGroup(reading: Reading, node: unknown, path: string): void {
  const { parsed, file } = reading;
  const group = resolved(parsed, node);
  if (isEmpty(group)) return;
  if (isMap(group)) readKeys(reading, group, path);
  else {
    const values = { path: path || null, known: childrenOf(path) };
    file.problems.push({ ...parsed.placeOf(node), kind: 'group-expected', values });
  }
}

function readKeys(reading: Reading, group: YAMLMap, path: string): void {
  const { parsed, level, file } = reading;
  const known = childrenOf(path);
  for (const pair of group.items) {
    if (file.problems.length >= maxProblems) return;
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    const child = path === '' ? name : `${path}.${name}`;
    const place = parsed.placeOf(pair.key);

    if (!known.includes(name)) {
      const values = {
        key: quote(name),
        path: path || null,
        nearest: nearestKey(name, known) ?? null,
        known,
      };
      file.problems.push({ ...place, kind: 'unknown-key', values });
    } else if (child === 'locked' && level === 'repository')
      file.problems.push({ ...place, kind: 'organization-only', values: { key: child } });
    else readValue(reading, pair.value, child, place);
  }
}

function readValue(reading: Reading, node: unknown, path: string, place: Place): void {
  const { parsed, file } = reading;
  const key = findKey(path);
  if (key === undefined) {
    readGroup(reading, node, path);
    return;
  }
  const faults = readForm(parsed, key.form, node, { path, place });
  file.problems.push(...faults.slice(0, maxProblems - file.problems.length));
  if (faults.length > 0) return;
  file.values.set(path, { ...place, value: key.form.schema.parse(parsed.plainOf(node)) });
  if (key.isNotUsedYet) file.notUsedYet.push(path);
}

/** `in: outside` without the form of a key would find no work item at all. */
function requireWorkItemKey({ values, problems }: PolicyFile): void {
  const where = values.get('work-items.in');
  if (where?.value !== 'outside' || values.has('work-items.key')) return;
  if (problems.some(({ kind, values }) => kind === 'wrong-value' && values.path === 'work-items.key')) return;
  const { line, column } = where;
  const missing = { path: 'work-items', key: 'key', expected: { form: 'work-item-key' } } as const;
  problems.push({ line, column, kind: 'missing-key', values: missing });
}

/** Two parts of one name would each be held against the target of the other. */
function refuseRepeatedComponents({ values, problems }: PolicyFile, parsed: PolicyDocument): void {
  const path = 'checks.incremental-coverage.components';
  const set = values.get(path);
  const names = ((set?.value ?? []) as readonly { readonly name: string }[]).map(({ name }) => name);
  for (const [i, name] of names.entries()) {
    if (set === undefined || names.indexOf(name) === i) continue;
    const node = parsed.document.getIn([...path.split('.'), i, 'name'], true);
    const { line, column } = node === undefined ? set : parsed.placeOf(node);
    problems.push({
      line,
      column,
      kind: 'repeated-name',
      values: { path: `${path}[${i}]`, name: quote(name) },
    });
  }
}
