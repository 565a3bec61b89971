import type { CoverageReport, LineCoverage, ReportedFile, ReportedPath } from '../../model/coverage.ts';
import { maxPathLength } from './archive-limits.ts';
import type { ArtifactReading } from './artifact-reading.ts';
// Types alone: the schema is the parent's, and loading it would be half of what the child costs.
import type { WireFile, WireLine, WirePath, WireReport } from './reading-wire.ts';

/** The child's answer as JSON: Maps become arrays, and a list of sources that many paths share stands there once. */
export function encodeReading(reading: ArtifactReading): string {
  if ('rejected' in reading) return JSON.stringify(reading);
  const reports = reading.reports.map(({ entry, report }) => ({ entry, report: encodeReport(report) }));
  return JSON.stringify({ ...reading, reports });
}

function encodeReport({ files, paths, ...counts }: CoverageReport): WireReport {
  const sourceLists: string[][] = [];
  const indexes = new Map<string[], number>();
  const indexOf = (sources: string[]) => {
    const index = indexes.get(sources) ?? sourceLists.push(sources) - 1;
    indexes.set(sources, index);
    return index;
  };
  const encodePath = ({ path, sources, marks = new Uint8Array() }: ReportedPath): WirePath => [
    ...([path, indexOf(sources)] as const),
    Buffer.from(marks).toString('base64'),
  ];
  const encodeFile = ({ path, sources, lines }: ReportedFile): WireFile => [
    ...([path, indexOf(sources)] as const),
    encodeLines(lines),
  ];
  return {
    ...counts,
    files: files.filter(isPath).map(encodeFile),
    paths: paths.filter(isPath).map(encodePath),
    sourceLists,
  };
}

function isPath({ path }: ReportedPath): boolean {
  return path.length <= maxPathLength;
}

function encodeLines(lines: ReadonlyMap<number, LineCoverage>): WireLine[] {
  return Array.from(lines, ([line, { hits, branches }]) => [line, hits, ...Array.from(branches).flat()]);
}
