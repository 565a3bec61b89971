import { mergeCoverage } from '../../coverage/merge-coverage.ts';
import { formatTitles, parseReport } from '../../coverage/parse-report.ts';
import { baseNameOf } from '../../coverage/path-parts.ts';
import { placePaths } from '../../coverage/place-paths.ts';
import { reportedNames } from '../../coverage/reported-names.ts';
import { treeCoverageOf } from '../../coverage/tree-coverage.ts';
import {
  type CoverageReport,
  type PathMap,
  type Placement,
  type TreeCoverage,
  UnreadableReport,
} from '../../model/coverage.ts';
import { OperatorError } from '../../model/operator-error.ts';
import type { FoundReport } from './find-reports.ts';
import { inEnglish } from './in-english.ts';
import { readChunks } from './read-chunks.ts';

export interface ReadReport {
  file: string;
  report: CoverageReport;
  placement: Placement;
}

export interface ReadReports {
  reports: ReadReport[];
  coverage: TreeCoverage;
}

export interface ReportsQuestion {
  found: readonly FoundReport[];
  /** Paths whose lines are wanted. */
  changed: readonly string[];
  tree: readonly string[];
  maps: readonly PathMap[];
  /** Of Go. */
  modules: readonly PathMap[];
  /** Which lines every file has, for the coverage of the whole tree. */
  marks?: boolean;
  warn: (problem: string) => void;
}

/** An unreadable report is a warning, and the others count; none readable is an error. */
export async function readReports({
  found,
  changed,
  tree,
  maps,
  modules,
  marks = false,
  warn,
}: ReportsQuestion): Promise<ReadReports> {
  const keep = keepFor(changed, maps);
  const reports: ReadReport[] = [];
  const notReports: string[] = [];
  let isReasonTold = false;
  for (const { file, absolute, isNamed } of found) {
    try {
      const report = await parseReport(readChunks(absolute), keep, { marks });
      reports.push({
        file,
        report,
        placement: placePaths(report.paths, tree, maps, report.format === 'go' ? modules : []),
      });
    } catch (error) {
      if (error instanceof UnreadableReport && error.isOtherFormat && !isNamed) notReports.push(file);
      else {
        warn(`${file} is left out: ${await problemOf(error)}`);
        isReasonTold = true;
      }
    }
  }
  const [first] = notReports;
  if (first !== undefined) {
    const others = notReports.length === 1 ? '' : ` and ${notReports.length - 1} more files are`;
    warn(`${first}${others || ' is'} left out: in no format Rung reads; \`rung coverage --help\` lists them`);
  }
  if (reports.length === 0)
    throw new OperatorError(
      // The reason says what was expected of that very file: the list again would hide it.
      isReasonTold
        ? 'no report could be read'
        : `no report could be read; expected one of ${formatTitles.join(', ')}`,
    );

  return { reports, coverage: mergeCoverage(reports.map(one => treeCoverageOf(one.report, one.placement))) };
}

function keepFor(changed: readonly string[], maps: readonly PathMap[]): (path: string) => boolean {
  const names = new Set(reportedNames(changed, maps));

  return path => names.has(baseNameOf(path).toLowerCase());
}

async function problemOf(error: unknown): Promise<string> {
  if (error instanceof UnreadableReport) return await inEnglish(error.reason);
  if (error instanceof Error && 'code' in error) return `it cannot be read (${error.code})`;
  throw error;
}
