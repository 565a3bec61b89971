import { diffArrays } from 'diff';

// Beyond this many edits two texts have little in common, and the comparison grows with its square.
const maxEdits = 2_000;

export interface PairedLines {
  /** Numbers of equal lines, ascending. */
  readonly pairs: readonly (readonly [fromLine: number, toLine: number])[];
  /** False when the two have so little in common that only the beginning and the end were compared. */
  readonly isWhole: boolean;
}

/** Line endings do not matter. */
export function linesOf(text: string): readonly string[] {
  return text.replaceAll('\r\n', '\n').split('\n');
}

export function withoutBlanks(line: string): string {
  return line.replace(/\s+/g, '');
}

/** Undefined beyond the most edits. Of lines that were only added, or only removed, there may be any number. */
function changesBetween(from: readonly string[], to: readonly string[]) {
  return from.length === 0 || to.length === 0
    ? []
    : diffArrays([...from], [...to], { maxEditLength: maxEdits });
}

/** Which line of one text is which of the other. */
export function pairLines(from: readonly string[], to: readonly string[]): PairedLines {
  const pairs: (readonly [number, number])[] = [];
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  for (; start < shorter && from[start] === to[start]; start++) pairs.push([start + 1, start + 1]);
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end++;

  const middle = changesBetween(from.slice(start, from.length - end), to.slice(start, to.length - end));
  let fromLine = start + 1;
  let toLine = start + 1;
  for (const { added, removed, count } of middle ?? []) {
    if (!added && !removed)
      for (let index = 0; index < count; index++) pairs.push([fromLine + index, toLine + index]);
    if (!added) fromLine += count;
    if (!removed) toLine += count;
  }
  for (let back = end; back > 0; back--) pairs.push([from.length - back + 1, to.length - back + 1]);

  return { pairs, isWhole: middle !== undefined };
}
