import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml';

const maxBytes = 256 * 1024;
const maxAliases = 100;
/** More than that nobody reads, and a hostile file has a hundred thousand. */
export const maxProblems = 50;
/** Assigned to an object these change more than the object. Refused before any object is made of the file. */
const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export interface Place {
  line: number;
  column: number;
}
export interface PlacedMessage extends Place {
  message: string;
}
export interface PolicyDocument {
  document: Document;
  placeOf(node: unknown): Place;
}

/** YAML 1.2, core schema, without what a policy does not need: tags, merge keys, repeated keys, heavy aliases. */
export function parsePolicyDocument(text: string): PolicyDocument | PlacedMessage[] {
  if (Buffer.byteLength(text) > maxBytes)
    return [{ line: 1, column: 1, message: 'the file is larger than 256 KiB' }];

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
    // The library compares each key with each: minutes for a hostile file. `refuse` does it with a set.
    uniqueKeys: false,
    lineCounter: lines,
  });
  const placeOf = (node: unknown) => placeAt((isNode(node) ? node.range?.[0] : undefined) ?? 0);

  const errors = document.errors.slice(0, maxProblems);
  if (errors.length > 0)
    return errors.map(error => ({ ...placeAt(error.pos[0]), message: plainMessage(error) }));
  const refused = refuse(document, placeOf);
  return refused.length > 0 ? refused : { document, placeOf };
}

function refuse(document: Document, placeOf: (node: unknown) => Place): PlacedMessage[] {
  const problems: PlacedMessage[] = [];
  const report = (node: unknown, message: string) => {
    if (problems.length < maxProblems) problems.push({ ...placeOf(node), message });
  };
  let aliases = 0;

  if (document.directives?.yaml.version !== '1.2') report(document.contents, 'the file must be YAML 1.2');
  visit(document, {
    Alias(_key, alias, path) {
      aliases++;
      if (aliases > maxAliases) return visit.BREAK;
      const anchor = alias.resolve(document);
      if (anchor === undefined) report(alias, 'an alias names no anchor before it');
      else if (path.includes(anchor)) report(alias, 'an alias stands for itself');
      return undefined;
    },
    Value(_key, node) {
      if (node.tag !== undefined) report(node, 'tags are not allowed');
      if (isMap(node)) refuseKeys(node, report);
    },
  });
  if (aliases > maxAliases) report(document.contents, `the file has more than ${maxAliases} aliases`);
  return problems.length === 0 && aliases > 0 ? refuseAliasBomb(document) : problems;
}

function refuseKeys(map: YAMLMap, report: (node: unknown, message: string) => void): void {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (name === '<<') report(key, 'merge keys (<<) are not allowed');
    else if (reservedKeys.has(name)) report(key, `${name} is a reserved word`);
    else if (seen.has(name)) report(key, `the key ${quote(name)} stands here twice`);
    seen.add(name);
  }
}

/** A few aliases of aliases can stand for millions of values: the library counts what they stand for. */
function refuseAliasBomb(document: Document): PlacedMessage[] {
  try {
    // The library counts an anchor's own place too.
    document.toJS({ maxAliasCount: maxAliases + 1 });
    return [];
  } catch (cause) {
    const known = cause instanceof ReferenceError || cause instanceof RangeError;
    if (!known) throw cause;
    return [{ line: 1, column: 1, message: 'its aliases stand for too many values' }];
  }
}

/** A word of the file, short and on one line, for a message. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const plain = /^[\w.*/-]{1,40}$/u.test(text);
  return plain ? text : JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

function plainMessage(error: YAMLParseError): string {
  if (error.code === 'RESOURCE_EXHAUSTION') return 'the file is nested too deeply';
  if (error.code === 'MULTIPLE_DOCS') return 'the file holds more than one YAML document';
  return (error.message.split('\n')[0] ?? '').slice(0, 200);
}
