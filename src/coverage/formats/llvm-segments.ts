import { asNumber, type JsonValue } from '../read-json.ts';

/** Where the count changes: it holds from here to the next segment. */
export interface Segment {
  readonly line: number;
  readonly count: number;
  readonly hasCount: boolean;
  readonly isRegionEntry: boolean;
  /** Between two regions: no statement begins here. */
  readonly isGap: boolean;
}

export interface CountedLines {
  readonly first: number;
  readonly last: number;
  readonly hits: number;
}

/** Line, column, count, has a count, is a region's entry, is a gap. */
export function toSegment(fields: readonly JsonValue[]): Segment {
  const [line, , count, hasCount, isRegionEntry, isGap] = fields;

  return {
    ...{ line: asNumber(line), count: asNumber(count) },
    ...{ hasCount: hasCount === true, isRegionEntry: isRegionEntry === true, isGap: isGap === true },
  };
}

/**
 * The lines that can be run, after LLVM's class LineCoverageStats (llvm/lib/ProfileData/Coverage): the count of a line is
 * the greatest of the region that goes on from the line before and of those that begin in it. Runs of lines of one count
 * come as one. Segments whose lines do not ascend are left out.
 */
export function* linesOfSegments(segments: readonly Segment[]): Generator<CountedLines> {
  let before: Segment | undefined;
  for (let at = 0; at < segments.length; ) {
    const line = segments[at]?.line ?? Number.NaN;
    const here: Segment[] = [];
    for (; segments[at]?.line === line; at++) here.push(segments[at] as Segment);
    if (here.length === 0) return;
    const hits = countOf(here, before);
    if (hits !== undefined) yield { first: line, last: line, hits };
    before = here.at(-1);
    const next = segments[at]?.line;
    if (before?.hasCount && next !== undefined && next > line + 1)
      yield { first: line + 1, last: next - 1, hits: before.count };
  }
}

function countOf(here: readonly Segment[], before: Segment | undefined): number | undefined {
  const entries = here.filter(({ isRegionEntry, hasCount, isGap }) => isRegionEntry && hasCount && !isGap);
  const beginsSkipped = here[0]?.isRegionEntry === true && !here[0].hasCount;
  const isMapped =
    (!beginsSkipped && (before?.hasCount === true || entries.length > 0)) ||
    here.some(({ isRegionEntry, hasCount }) => isRegionEntry && hasCount);
  if (!isMapped) return undefined;

  return Math.max(before?.count ?? 0, ...entries.map(({ count }) => count));
}
