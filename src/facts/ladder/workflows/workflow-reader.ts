import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Parsed } from './parse-workflow-text.ts';

/** Looks into a document without making plain objects of it: lines are kept, and aliases followed one at a time. */
export class WorkflowReader {
  readonly #parsed: Parsed;

  constructor(parsed: Parsed) {
    this.#parsed = parsed;
  }

  /** What a node stands for. */
  resolve(node: unknown): unknown {
    return isAlias(node) ? this.#parsed.targets.get(node) : node;
  }

  lineOf(node: unknown): number {
    const start = (node as Node | null | undefined)?.range?.[0] ?? 0;

    return this.#parsed.lines.linePos(start).line;
  }

  /** Keys and values of a mapping; with `<<` merged in. Empty for anything else. */
  mapOf(given: unknown): ReadonlyMap<string, unknown> {
    return new Map(this.#pairsOf(given).map(([name, , value]) => [name, value]));
  }

  /** The line of each key. */
  keyLines(given: unknown): ReadonlyMap<string, number> {
    return new Map(this.#pairsOf(given).map(([name, key]) => [name, this.lineOf(key)]));
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

  /** What is merged comes first, so that the mapping's own keys win. */
  #pairsOf(given: unknown): readonly (readonly [string, unknown, unknown])[] {
    const node = this.resolve(given);
    if (!isMap(node)) return [];
    const own = node.items.flatMap(({ key, value }) => {
      const name = this.text(key) ?? '';

      return name === '<<' ? [] : [[name, key, value] as const];
    });

    return [...this.#mergedInto(node), ...own];
  }

  #mergedInto({ items }: YAMLMap): readonly (readonly [string, unknown, unknown])[] {
    return items.flatMap(({ key, value }) => {
      if (this.text(key) !== '<<') return [];

      // Of several mappings the first one wins.
      return (this.isList(value) ? this.listOf(value) : [value])
        .toReversed()
        .flatMap(one => this.#pairsOf(one));
    });
  }
}
