import { parsePatch, type StructuredPatch } from 'diff';
import { type ChangedFile, UnreadableDiff } from '../model/diff.ts';

/** A unified diff of one or many files, as `git diff` writes it: every file that the head still has. */
export function parseDiff(text: string): ChangedFile[] {
  return sectionsOf(text).flatMap(section => {
    const changed: ChangedFile[] = [];
    for (const patch of parsed(section)) {
      const path = pathInHead(patch);
      if (path === undefined) continue;
      changed.push({ path, addedLines: addedLinesIn(patch) });
    }
    return changed;
  });
}

/** The added lines of a `patch` as GitHub's files API gives it: hunks of one file without a header. */
export function addedLinesOf(patch: string): number[] {
  return parsed(patch).flatMap(addedLinesIn);
}

function sectionsOf(text: string): string[] {
  return [text];
}

function parsed(text: string): StructuredPatch[] {
  try {
    return parsePatch(text);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableDiff(`${problem}; expected a unified diff as git writes it`, { cause });
  }
}

function pathInHead({ newFileName }: StructuredPatch): string | undefined {
  if (newFileName === undefined || newFileName === '/dev/null') return undefined;
  return newFileName.replace(/^b\//, '');
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
