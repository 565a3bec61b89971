import { type FileGroup, fileGroups } from './file-groups.ts';
import type { TreeEntry } from './repository-facts.ts';

/** Far above what practices need; a repository that passes them is told to be read in part. */
export interface ReadLimits {
  readonly fileBytes: number;
  readonly files: number;
  readonly totalBytes: number;
}

export const readLimits: ReadLimits = { fileBytes: 256 * 1024, files: 600, totalBytes: 4 * 1024 * 1024 };

/** What somebody else wrote, and what tests are fed with, says nothing of this repository. */
const foreign =
  /(?:^|\/)(?:node_modules|bower_components|vendor|vendored|third[_-]party|testdata|test-data|__fixtures__|fixtures|__snapshots__|dist|\.venv|site-packages)\//;
/** Of a name of a thousand letters nobody expects an answer, and patterns stay quick. */
const longestPath = 300;
/** Of a date with its time, down to the millisecond. */
const longestNumber = 17;

/** The text of a file at this path may answer a practice's question. */
export const shouldRead = (path: string): boolean => groupOf(path) >= 0;

export interface FileChoice {
  readonly read: readonly string[];
  /** Meant to be read, and too large or too many: their texts are null in the facts, never left out. */
  readonly leftOut: readonly string[];
}

/**
 * The same files for the same tree, in whatever order it is given: by group, those nearest to the root first, then by path.
 */
export function filesToRead(tree: readonly TreeEntry[], limits: ReadLimits = readLimits): FileChoice {
  const groups = fileGroups.map((): TreeEntry[] => []);
  for (const entry of tree) groups[groupOf(entry.path)]?.push(entry);

  const read: string[] = [];
  const leftOut: string[] = [];
  let bytes = 0;
  for (const [index, found] of groups.entries()) {
    const group = fileGroups[index] as FileGroup;
    let ofGroup = 0;
    for (const { path, sizeBytes } of found.toSorted(orderIn(group))) {
      const fits =
        sizeBytes <= limits.fileBytes && bytes + sizeBytes <= limits.totalBytes && read.length < limits.files;
      if (ofGroup === group.atMost || !fits) {
        // Of the newest ones the older are no loss.
        if (group.newestFirst === undefined || !fits) leftOut.push(path);
        continue;
      }
      ofGroup += 1;
      bytes += sizeBytes;
      read.push(path);
    }
  }

  return { read, leftOut };
}

/** The sort of file that it is; undefined where nobody reads it. */
export const groupNameOf = (path: string): string | undefined => fileGroups[groupOf(path)]?.name;

function groupOf(path: string): number {
  if (path.length > longestPath || foreign.test(path)) return -1;
  const lower = path.toLowerCase();

  return fileGroups.findIndex(({ matches }) => matches.test(lower));
}

function orderIn({ newestFirst }: FileGroup) {
  const depth = ({ path }: TreeEntry) => path.split('/').length;

  return (a: TreeEntry, b: TreeEntry): number => {
    if (newestFirst) return newness(a.path) < newness(b.path) ? 1 : -1;

    return depth(a) - depth(b) || (a.path < b.path ? -1 : 1);
  };
}

/**
 * Greater, as a text, the later its number or date: of folders with numbers of their own, such as those of Django's
 * applications, the last ones of each come together.
 */
function newness(path: string): string {
  const parts = path.split('/');
  const numbered = parts.findLastIndex(part => /^[a-z]{0,9}_{0,2}\d/i.test(part));

  return [...parts.slice(Math.max(numbered, 0)), path]
    .join('/')
    .replace(/\d+/g, digits => digits.padStart(longestNumber, '0'));
}
