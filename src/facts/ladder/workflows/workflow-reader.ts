import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type YAMLMap,
} from 'yaml';

/** Looks into a document without making plain objects of it: lines are kept, and aliases followed one at a time. */
export class WorkflowReader {
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(document: Document, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  /** What a node stands for. */
  resolve(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#document) : node;
  }

  lineOf(node: unknown): number {
    const start = (node as Node | null | undefined)?.range?.[0] ?? 0;

    return this.#lines.linePos(start).line;
  }

  /** Keys and values of a mapping; with `<<` merged in. Empty for anything else. */
  mapOf(given: unknown): ReadonlyMap<string, unknown> {
    const node = this.resolve(given);

    return isMap(node) ? new Map(this.#entriesOf(node)) : new Map();
  }

  /** The line of each key. */
  keyLines(given: unknown): ReadonlyMap<string, number> {
    const node = this.resolve(given);
    if (!isMap(node)) return new Map();

    return new Map(node.items.map(({ key }) => [this.text(key) ?? '', this.lineOf(key)]));
  }

  /** The items of a sequence; a single value is a sequence of one, nothing one of none. */
  listOf(given: unknown): readonly unknown[] {
    const node = this.resolve(given);
    if (isSeq(node)) return node.items;

    return this.text(node) === null ? [] : [node];
  }

  isMap(given: unknown): boolean {
    return isMap(this.resolve(given));
  }

  isList(given: unknown): boolean {
    return isSeq(this.resolve(given));
  }

  /** A scalar as text, a number or a truth as it is written; null for anything else. */
  text(given: unknown): string | null {
    const node = this.resolve(given);
    if (!isScalar(node) || node.value === null) return null;

    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  }

  texts(given: unknown): readonly string[] {
    return this.listOf(given).flatMap(item => this.text(item) ?? []);
  }

  *#entriesOf(map: YAMLMap): Generator<[string, unknown]> {
    for (const { key, value } of map.items) if (this.text(key) === '<<') yield* this.mapOf(value);
    for (const { key, value } of map.items) yield [this.text(key) ?? '', value];
  }
}
