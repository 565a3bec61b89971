import { structuredPatch } from 'diff';

export interface LineDiff {
  readonly additions: number;
  readonly deletions: number;
  /** Hunks without a file header, as in GitHub's file lists. Empty for equal texts. */
  readonly patch: string;
}

/** Beyond so many edits the texts have nothing in common worth searching: everything is replaced. */
const maxEditLength = 4000;

interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly string[];
}

export function diffLines(before: string, after: string): LineDiff {
  const hunks = structuredPatch('', '', before, after, '', '', { context: 3, maxEditLength })?.hunks;
  return printHunks(hunks ?? [replaceAll(before, after)], before.split('\n'));
}

function replaceAll(before: string, after: string): Hunk {
  const rows = (sign: string, text: string) => {
    const lines = text.split('\n');
    const ends = lines.at(-1) === '';
    const shown = (ends ? lines.slice(0, -1) : lines).map(line => `${sign}${line}`);
    return { count: shown.length, rows: ends ? shown : [...shown, '\\ No newline at end of file'] };
  };
  const [old, fresh] = [rows('-', before), rows('+', after)];
  return {
    oldStart: 1,
    oldLines: old.count,
    newStart: 1,
    newLines: fresh.count,
    lines: [...old.rows, ...fresh.rows],
  };
}

function printHunks(hunks: readonly Hunk[], beforeLines: readonly string[]): LineDiff {
  let [additions, deletions] = [0, 0];
  const rows: string[] = [];
  for (const hunk of hunks) {
    const heading = sectionHeading(beforeLines, hunk.oldStart);
    rows.push(
      `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@${heading}`,
    );
    for (const line of hunk.lines) {
      rows.push(line);
      if (line.startsWith('+')) additions++;
      else if (line.startsWith('-')) deletions++;
    }
  }
  return { additions, deletions, patch: rows.join('\n') };
}

/** Git writes an empty range at the line before it. */
function range(start: number, count: number): string {
  return count === 1 ? `${start}` : `${count === 0 ? start - 1 : start},${count}`;
}

/** What git prints after the second @@: the last line above that begins like a declaration. */
function sectionHeading(lines: readonly string[], oldStart: number): string {
  for (let index = oldStart - 2; index >= 0; index--) {
    const line = lines[index];
    if (line !== undefined && /^[A-Za-z_$]/.test(line)) return ` ${line.slice(0, 80).trimEnd()}`;
  }
  return '';
}
