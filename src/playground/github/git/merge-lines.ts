import { diffArrays } from 'diff';
import { splitLines } from './split-lines.ts';

interface Edit {
  /** Range of the base that is replaced. */
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

function editsBetween(base: readonly string[], changed: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let open: { start: number; end: number; lines: string[] } | undefined;
  for (const { added, removed, value } of diffArrays([...base], [...changed])) {
    if (!added && !removed) {
      if (open) edits.push(open);
      open = undefined;
      at += value.length;
      continue;
    }
    open ??= { start: at, end: at, lines: [] };
    if (added) open.lines.push(...value);
    else {
      at += value.length;
      open.end = at;
    }
  }
  if (open) edits.push(open);
  return edits;
}

function applied(base: readonly string[], edits: readonly Edit[], start: number, end: number): string[] {
  const lines: string[] = [];
  let at = start;
  for (const edit of edits) {
    lines.push(...base.slice(at, edit.start), ...edit.lines);
    at = edit.end;
  }
  return [...lines, ...base.slice(at, end)];
}

/** Three-way merge of texts by lines. Undefined on a conflict: as in git, edits that touch each other conflict. */
export function mergeLines(base: string, ours: string, theirs: string): string | undefined {
  const lines = splitLines(base);
  const sides = [editsBetween(lines, splitLines(ours)), editsBetween(lines, splitLines(theirs))] as const;
  const merged: string[] = [];
  let at = 0;
  let [left, right] = [0, 0];
  for (;;) {
    const first = [sides[0][left], sides[1][right]]
      .filter(edit => edit !== undefined)
      .sort((a, b) => a.start - b.start)[0];
    if (first === undefined) return [...merged, ...lines.slice(at)].join('');
    const { start } = first;
    let end = start;
    const taken: [Edit[], Edit[]] = [[], []];
    for (let grew = true; grew; ) {
      grew = false;
      for (const side of [0, 1] as const) {
        const next = sides[side][side === 0 ? left : right];
        if (next === undefined || next.start > Math.max(end, first.end)) continue;
        taken[side].push(next);
        end = Math.max(end, next.end);
        if (side === 0) left++;
        else right++;
        grew = true;
      }
    }
    const mine = applied(lines, taken[0], start, end);
    const other = applied(lines, taken[1], start, end);
    if (taken[0].length > 0 && taken[1].length > 0 && mine.join('') !== other.join('')) return undefined;
    merged.push(...lines.slice(at, start), ...(taken[0].length > 0 ? mine : other));
    at = end;
  }
}
