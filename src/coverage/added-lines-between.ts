import { linesOf, pairLines } from './pair-lines.ts';

/** The lines of `after` that `before` has not, as a diff would mark them; undefined when the two have little in common. */
export function addedLinesBetween(before: string, after: string): number[] | undefined {
  const [from, to] = [linesOf(before), linesOf(after)];
  const pairs = pairLines(from, to);
  if (!pairs.isWhole) return undefined;
  const kept = new Set(pairs.pairs.map(([, line]) => line));
  // A text that ends with a line feed has no line behind it.
  const count = to.at(-1) === '' ? to.length - 1 : to.length;

  return Array.from({ length: count }, (_, index) => index + 1).filter(line => !kept.has(line));
}
