import { type Document, isAlias, isScalar, type Node, visit } from 'yaml';

/** Far above any file that a person wrote; a larger one would hold the thread for too long. */
export const maxBytes = 256 * 1024;
export const maxNodes = 20_000;

/** Whoever writes texts of values again would write an aliased one each time: a long text weighs like several nodes. */
const charactersOfNode = 64;

/** With what aliases stand for, so that a few lines cannot stand for millions. */
export function countNodes(document: Document): number {
  const sizes = new Map<Node, number>();
  const sizeOf = (node: Node | null | undefined): number => {
    if (node === null || node === undefined) return 0;
    const before = sizes.get(node);
    if (before !== undefined) return before;
    // While it is counted it counts as too large: an alias within what it stands for has no end.
    sizes.set(node, maxNodes + 1);
    let size = 0;
    visit(node, (_, inner) => {
      size += 1;
      if (isScalar(inner) && typeof inner.value === 'string') size += inner.value.length / charactersOfNode;
      if (isAlias(inner)) size += sizeOf(inner.resolve(document) as Node | undefined);
      return size > maxNodes ? visit.BREAK : undefined;
    });
    sizes.set(node, size);

    return size;
  };

  return sizeOf(isScalar(document.contents) ? null : (document.contents as Node));
}
