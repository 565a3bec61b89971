/** One row of a patch as it is shown. Null where that side has no such line. */
export interface DiffRow {
  readonly kind: 'added' | 'removed' | 'same' | 'hunk' | 'note';
  readonly before: number | null;
  readonly after: number | null;
  readonly text: string;
}

/** The rows of a patch without file header. */
export function diffRows(patch: string): readonly DiffRow[] {
  const rows: DiffRow[] = [];
  let [before, after] = [0, 0];
  for (const line of patch.split('\n')) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    const text = line.slice(1);
    if (hunk !== null) {
      [before, after] = [Number(hunk[1]), Number(hunk[2])];
      rows.push({ kind: 'hunk', before: null, after: null, text: line });
    } else if (line.startsWith('+')) rows.push({ kind: 'added', before: null, after: after++, text });
    else if (line.startsWith('-')) rows.push({ kind: 'removed', before: before++, after: null, text });
    else if (line.startsWith('\\')) rows.push({ kind: 'note', before: null, after: null, text: line });
    else rows.push({ kind: 'same', before: before++, after: after++, text });
  }

  return rows;
}
