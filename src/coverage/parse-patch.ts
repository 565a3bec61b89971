import { parsePatch, type StructuredPatch } from 'diff';
import { type ChangedFile, UnreadableDiff } from '../model/diff.ts';
import { type AddedOptions, addedLinesIn } from './added-lines-in.ts';
import { type DiffSection, headPathOf, isLinkSection, sectionsOf } from './diff-sections.ts';

const expected = 'expected a unified diff as `git diff` writes it';

/** Tree path → line of the head → its text, without its line ending. */
export type AddedText = Map<string, Map<number, string>>;

/**
 * A unified diff of one or many files: every file that the head still has, once, with no lines for a pure rename, a
 * binary, a mode change, a symbolic link or a submodule. Throws UnreadableDiff.
 */
export function parseDiff(text: string, options?: AddedOptions): ChangedFile[] {
  return changedFilesOf(addedTextOf(text, options));
}

export function changedFilesOf(added: AddedText): ChangedFile[] {
  return [...added].map(([path, lines]) => ({ path, addedLines: [...lines.keys()].sort((a, b) => a - b) }));
}

/** The same diff with the text of the lines. */
export function addedTextOf(text: string, options?: AddedOptions): AddedText {
  const added: AddedText = new Map();
  const sections = sectionsOf(text);
  for (const section of sections) {
    for (const patch of parsed(section)) {
      const path = headPathOf(section, patch);
      if (path === undefined) continue;
      const lines = added.get(path) ?? new Map<number, string>();
      if (!isLinkSection(section))
        for (const [line, content] of addedLinesIn(patch, options)) lines.set(line, content);
      added.set(path, lines);
    }
  }
  if (text.trim() !== '' && added.size === 0 && !sections.some(section => section.isGit)) {
    throw new UnreadableDiff(`it names no changed file; ${expected}`);
  }
  return added;
}

/** The added lines of a `patch` as GitHub's files API gives it: hunks of one file without a header. */
export function addedLinesOf(patch: string, options?: AddedOptions): number[] {
  return [...addedTextIn(patch, options).keys()];
}

/** The same with their text. */
export function addedTextIn(patch: string, options?: AddedOptions): ReadonlyMap<number, string> {
  const section = { lines: patch.split('\n'), firstLine: 1, isGit: false, isDeletion: false };
  return new Map(parsed(section).flatMap(one => addedLinesIn(one, options)));
}

function parsed({ lines, firstLine }: DiffSection): StructuredPatch[] {
  try {
    return parsePatch(lines.join('\n'));
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    // jsdiff counts from the section and may repeat a whole line of it.
    const placed = problem
      .replace(/\bline (\d{1,9})/, (_, line) => `line ${Number(line) + firstLine - 1}`)
      .slice(0, 200);
    throw new UnreadableDiff(`${placed}; ${expected}`, { cause });
  }
}
