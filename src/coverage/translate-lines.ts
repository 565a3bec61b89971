import { diffArrays } from 'diff';
import type { FileCoverage } from '../model/coverage.ts';

// Beyond this many edits two texts have little in common, and the comparison grows with its square.
const maxEdits = 2_000;

/**
 * A file's coverage numbered in one text, in the numbering of another; lines without a counterpart vanish. Line endings
 * do not matter. Of two texts that have little in common only the common beginning and end are matched.
 */
export function translateLines(coverage: FileCoverage, fromText: string, toText: string): FileCoverage {
  const translated: FileCoverage = new Map();
  for (const [fromLine, toLine] of counterparts(linesOf(fromText), linesOf(toText))) {
    const line = coverage.get(fromLine);
    if (line) translated.set(toLine, line);
  }
  return translated;
}

function linesOf(text: string): string[] {
  return text.replaceAll('\r\n', '\n').split('\n');
}

function* counterparts(from: string[], to: string[]): Generator<[fromLine: number, toLine: number]> {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) yield [start + 1, ++start];
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  for (let back = end; back > 0; back--) yield [from.length - back + 1, to.length - back + 1];

  const middle = diffArrays(from.slice(start, from.length - end), to.slice(start, to.length - end), {
    maxEditLength: maxEdits,
  });
  let fromLine = start + 1;
  let toLine = start + 1;
  for (const { added, removed, count } of middle ?? []) {
    if (!added && !removed) for (let i = 0; i < count; i++) yield [fromLine + i, toLine + i];
    if (!added) fromLine += count;
    if (!removed) toLine += count;
  }
}
