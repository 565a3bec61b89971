import { type Document, isScalar, LineCounter, parseAllDocuments, visit } from 'yaml';
import { countNodes, maxBytes, maxNodes } from './count-nodes.ts';

/** One document of a file, as plain values. */
export interface YamlDocument {
  readonly line: number;
  readonly value: unknown;
}

const maxDocuments = 200;

/** All documents of a file; null where it is too large, or no YAML. */
export function readYaml(text: string | null): readonly YamlDocument[] | null {
  if (text === null || text.length > maxBytes) return null;
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    ...{ lineCounter: lines, version: '1.2', merge: true, logLevel: 'silent' as const },
    // Of these the defaults take quadratic time: repeated keys are found below, lines by the counter.
    ...{ uniqueKeys: false, prettyErrors: false },
  });
  if (!Array.isArray(parsed)) return [];
  if (parsed.length > maxDocuments) return null;
  let nodes = 0;
  for (const document of parsed) {
    if (document.errors.length > 0) return null;
    nodes += countNodes(document);
    // Only then may aliases be followed.
    if (nodes > maxNodes || hasRepeatedKey(document)) return null;
  }

  return parsed.map(document => ({
    line: lines.linePos(document.contents?.range?.[0] ?? 0).line,
    value: document.toJS({ maxAliasCount: -1 }),
  }));
}

function hasRepeatedKey(document: Document): boolean {
  let found = false;
  visit(document, {
    Map(_, { items }) {
      const keys = items.flatMap(({ key }) => (isScalar(key) && key.value !== '<<' ? [key.value] : []));
      found ||= new Set(keys).size < keys.length;

      return found ? visit.BREAK : undefined;
    },
  });

  return found;
}
