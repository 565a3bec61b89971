import { parsePatch, type StructuredPatch } from 'diff';
import { type ChangedFile, UnreadableDiff } from '../model/diff.ts';
import { type DiffSection, headPathOf, isLinkSection, sectionsOf } from './diff-sections.ts';

const expected = 'expected a unified diff as `git diff` writes it';

/**
 * A unified diff of one or many files: every file that the head still has, once, with no lines for a pure rename, a
 * binary, a mode change, a symbolic link or a submodule. Throws UnreadableDiff.
 */
export function parseDiff(text: string): ChangedFile[] {
  const linesByPath = new Map<string, Set<number>>();
  const sections = sectionsOf(text);
  for (const section of sections) {
    for (const patch of parsed(section)) {
      const path = headPathOf(section, patch);
      if (path === undefined) continue;
      const lines = linesByPath.get(path) ?? new Set();
      for (const line of isLinkSection(section) ? [] : addedLinesIn(patch)) lines.add(line);
      linesByPath.set(path, lines);
    }
  }
  if (text.trim() !== '' && linesByPath.size === 0 && !sections.some(section => section.isGit)) {
    throw new UnreadableDiff(`it names no changed file; ${expected}`);
  }
  return [...linesByPath].map(([path, lines]) => ({ path, addedLines: [...lines].sort((a, b) => a - b) }));
}

/** The added lines of a `patch` as GitHub's files API gives it: hunks of one file without a header. */
export function addedLinesOf(patch: string): number[] {
  return parsed({ lines: patch.split('\n'), firstLine: 1, isGit: false, isDeletion: false }).flatMap(
    addedLinesIn,
  );
}

function parsed({ lines, firstLine }: DiffSection): StructuredPatch[] {
  try {
    return parsePatch(lines.join('\n'));
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableDiff(`in the file that begins at line ${firstLine}: ${problem}; ${expected}`, {
      cause,
    });
  }
}

function addedLinesIn({ hunks }: StructuredPatch): number[] {
  return hunks.flatMap(hunk => {
    const added: number[] = [];
    let line = hunk.newStart;
    for (const text of hunk.lines) {
      if (text.startsWith('+')) added.push(line);
      if (!text.startsWith('-') && !text.startsWith('\\')) line++;
    }
    return added;
  });
}
