import type { StructuredPatch } from 'diff';
import { UnreadableDiff } from '../model/diff.ts';

/** The part of a diff that is about one file. */
export interface DiffSection {
  lines: string[];
  /** Where it begins in the whole text, from 1. */
  firstLine: number;
  isGit: boolean;
  isDeletion: boolean;
}

// Git's names for the sides of a comparison: a and b, or with diff.mnemonicPrefix what they are.
const sides = 'abciow12';

/**
 * One section for each file of a git diff, without what stands before the first (a commit message); the whole text of
 * any other diff. Inside hunks every line is prefixed, so a line that begins with "diff --git" is always a header.
 */
export function sectionsOf(text: string): DiffSection[] {
  const lines = text.split('\n');
  const starts: number[] = [];
  lines.forEach((line, index) => {
    if (line.startsWith('diff --git ')) starts.push(index);
    if (/^diff --(?:cc|combined) /.test(line)) {
      throw new UnreadableDiff(
        `line ${index + 1} begins the combined diff of a merge; expected one between two commits`,
      );
    }
  });
  if (starts.length === 0) return [{ lines, firstLine: 1, isGit: false, isDeletion: false }];

  return starts.map((start, index) => {
    const section = withoutSignature(lines.slice(start, starts[index + 1]));
    const isDeletion = headerOf(section).some(line => line.startsWith('deleted file mode '));
    return { lines: section, firstLine: start + 1, isGit: true, isDeletion };
  });
}

/** `git format-patch` ends each patch with "-- " and git's version, which is no removed line. */
function withoutSignature(lines: string[]): string[] {
  const end = lines.findIndex((line, index) => line === '-- ' && /^\d/.test(lines[index + 1] ?? ''));
  return end === -1 ? lines : lines.slice(0, end);
}

function headerOf(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex(line => line.startsWith('@@ '));
  return end === -1 ? lines : lines.slice(0, end);
}

/** A symbolic link's or a submodule's "content" is a path or a commit, not lines. */
export function isLinkSection({ lines, isGit }: DiffSection): boolean {
  const linkMode = /^(?:new file mode|new mode|index [0-9a-f]{4,64}\.\.[0-9a-f]{4,64}) (?:120000|160000)\s*$/;
  return isGit && headerOf(lines).some(line => linkMode.test(line));
}

/** The file's path in the head; undefined where the head has no such file. */
export function headPathOf(
  section: DiffSection,
  { oldFileName, newFileName }: StructuredPatch,
): string | undefined {
  if (newFileName === undefined || newFileName === '/dev/null' || section.isDeletion) return undefined;
  if (!section.isGit) {
    const hasSides =
      newFileName.startsWith('b/') && (oldFileName === '/dev/null' || oldFileName?.startsWith('a/'));
    return hasSides ? newFileName.slice(2) : newFileName;
  }
  // A diff that went through a tool with Windows line endings has them in its headers too.
  const isCrlf = section.lines[0]?.endsWith('\r') ?? false;
  const name = unquotedHeadName(section) ?? (isCrlf ? newFileName.replace(/\r$/, '') : newFileName);
  const [oldSide = '', newSide = ''] = [
    sideOf((section.lines[0] ?? '').slice('diff --git '.length)),
    sideOf(name),
  ];
  return oldSide !== '' && newSide !== '' && oldSide !== newSide ? name.slice(2) : name;
}

/** Git ends a name that holds blanks with a tab; jsdiff trims the name's own last blank with it. */
function unquotedHeadName({ lines }: DiffSection): string | undefined {
  const name = headerOf(lines)
    .find(line => line.startsWith('+++ '))
    ?.slice(4);
  return name === undefined || name.startsWith('"') ? undefined : name.replace(/\r$/, '').replace(/\t$/, '');
}

function sideOf(name: string): string | undefined {
  const path = name.startsWith('"') ? name.slice(1) : name;
  return path[1] === '/' && sides.includes(path[0] ?? ' ') ? path[0] : undefined;
}
