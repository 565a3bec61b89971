import type { AddedOptions } from './added-lines-in.ts';
import { linesOf, pairLines, withoutBlanks } from './pair-lines.ts';

/** The lines of `after` that `before` has not, as a diff would mark them; undefined when the two have little in common. */
export function addedLinesBetween(
  before: string,
  after: string,
  options: AddedOptions = {},
): number[] | undefined {
  const [from, to] = [linesOf(before), linesOf(after)];
  const compared = (lines: readonly string[]) =>
    options.ignoreWhitespace ? lines.map(withoutBlanks) : lines;
  const pairs = pairLines(compared(from), compared(to));
  if (!pairs.isWhole) return undefined;
  const kept = new Set(pairs.pairs.map(([, line]) => line));
  // A text that ends with a line feed has no line behind it.
  const count = to.at(-1) === '' ? to.length - 1 : to.length;

  return Array.from({ length: count }, (_, index) => index + 1).filter(line => !kept.has(line));
}
