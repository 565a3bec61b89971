import { basename } from 'node:path/posix';
import { setImmediate } from 'node:timers/promises';
import { mergeCoverage } from '../coverage/merge-coverage.ts';
import { isSourcePath } from '../coverage/source-extensions.ts';
import { hasEnded } from '../facts/ci-runs.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { WorkflowRun } from '../model/ci.ts';
import type { TreeCoverage } from '../model/coverage.ts';
import type { WholeCoverageFacts, WholeCoverageReason } from '../practices/release/whole-coverage.ts';
import { collectReports, type ReportsQuestion } from './collect-reports.ts';
import { orUnknown } from './or-unknown.ts';
import { placeReport } from './place-report.ts';

export interface WholeCoverageQuestion {
  readonly reads: RepositoryReads;
  readonly readArtifact: ReportsQuestion['readArtifact'];
  readonly repositoryId: number;
  readonly headSha: string;
  readonly runs: readonly WorkflowRun[];
  readonly artifactGlobs: readonly string[];
}

/**
 * Events whose runs test the commit itself with the rights of the repository: those of a pull request test a merge, and
 * `workflow_run` may carry a fork's artifacts.
 */
const events = new Set(['push', 'release', 'merge_group', 'schedule', 'workflow_dispatch']);

const nothingSent = { reports: [], read: async () => undefined };

/** The coverage of all files of a commit, from the reports of its own runs, merged line by line. */
export async function collectWholeCoverage(question: WholeCoverageQuestion): Promise<WholeCoverageFacts> {
  const { reads, headSha, repositoryId } = question;
  const own = question.runs.filter(
    run => run.headSha === headSha && events.has(run.event) && run.headRepositoryId === repositoryId,
  );
  const runs = own.filter(hasEnded);
  if (runs.length === 0) return without(own.length === 0 ? 'no-run' : 'unfinished');

  const tree = await orUnknown(reads.tree(headSha));
  const paths = tree?.paths ?? [];
  const keepBasenames = [...new Set(paths.filter(isSourcePath).map(path => basename(path)))];
  const read = { ...question, runs, sent: nothingSent, keepBasenames };
  const { reports, unreadable, doubt } = await collectReports(read);
  if (reports.length === 0) {
    const missing = own.length > runs.length ? 'unfinished' : 'no-report';

    return without(doubt ?? (unreadable.length > 0 ? 'unreadable' : missing));
  }

  const placed: TreeCoverage[] = [];
  for (const { report } of reports) {
    // A large report takes a second: others' requests are answered in between.
    await setImmediate();
    placed.push(placeReport(report, paths).coverage);
  }
  const count = countLines(mergeCoverage(placed));
  const uploaders = new Map(reports.flatMap(one => ('run' in one ? [[one.run.id, one.run]] : [])));

  return {
    ...count,
    runs: [...uploaders.values()].map(run => ({ name: `${run.name} #${run.runNumber}`, url: run.url })),
    doubt: count.lines === 0 ? 'unplaced' : null,
  };
}

function countLines(coverage: TreeCoverage): { lines: number; covered: number } {
  let [lines, covered] = [0, 0];
  for (const file of coverage.values()) {
    lines += file.size;
    for (const { hits } of file.values()) if (hits > 0) covered += 1;
  }

  return { lines, covered };
}

function without(doubt: WholeCoverageReason): WholeCoverageFacts {
  return { lines: 0, covered: 0, runs: [], doubt };
}
