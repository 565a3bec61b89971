import type { StructuredPatch } from 'diff';
import { pairLines, withoutBlanks } from './pair-lines.ts';

export interface AddedOptions {
  /** A line that differs from a removed one in blanks and tabs only was not added. */
  readonly ignoreWhitespace?: boolean;
}

export type AddedLine = readonly [line: number, content: string];

/** The added lines of a file's hunks, in the head's numbers. */
export function addedLinesIn({ hunks }: StructuredPatch, options: AddedOptions = {}): AddedLine[] {
  return hunks.flatMap(hunk => {
    const all: AddedLine[] = [];
    let removed: string[] = [];
    let added: AddedLine[] = [];
    const endBlock = () => {
      all.push(...(options.ignoreWhitespace ? withoutEqual(removed, added) : added));
      removed = [];
      added = [];
    };
    let line = hunk.newStart;
    for (const text of hunk.lines) {
      const content = text.slice(1).replace(/\r$/, '');
      if (text.startsWith('+')) added.push([line, content]);
      else if (text.startsWith('-')) removed.push(content);
      else if (!text.startsWith('\\')) endBlock();
      if (!text.startsWith('-') && !text.startsWith('\\')) line++;
    }
    endBlock();

    return all;
  });
}

function withoutEqual(removed: readonly string[], added: readonly AddedLine[]): readonly AddedLine[] {
  const { pairs } = pairLines(
    removed.map(withoutBlanks),
    added.map(([, content]) => withoutBlanks(content)),
  );
  const equal = new Set(pairs.map(([, index]) => index - 1));

  return added.filter((_, index) => !equal.has(index));
}
