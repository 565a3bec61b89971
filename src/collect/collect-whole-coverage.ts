import { setImmediate } from 'node:timers/promises';
import { existingCoverageOf } from '../coverage/existing-coverage.ts';
import { hasEnded } from '../facts/ci-runs.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { WorkflowRun } from '../model/ci.ts';
import type { PathMap } from '../model/coverage.ts';
import type { WholeCoverageFacts, WholeCoverageReason } from '../practices/release/whole-coverage.ts';
import { collectGoModules } from './collect-go-modules.ts';
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
  readonly pathMaps: readonly PathMap[];
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

  const tree = (await orUnknown(reads.tree(headSha))) ?? { paths: [], truncated: false };
  const read = { ...question, runs, sent: nothingSent, keepBasenames: [] };
  const { reports, unreadable, doubt } = await collectReports(read);
  if (reports.length === 0) {
    const missing = own.length > runs.length ? 'unfinished' : 'no-report';

    return without(doubt ?? (unreadable.length > 0 ? 'unreadable' : missing));
  }

  const modules = await collectGoModules(
    reads,
    headSha,
    tree.paths,
    reports.map(one => one.report),
  );
  const marked: (readonly [string, Uint8Array])[] = [];
  for (const { report } of reports) {
    // A large report takes a second: others' requests are answered in between.
    await setImmediate();
    marked.push(...placeReport(report, tree, question.pathMaps, modules).marks);
  }
  const count = existingCoverageOf(marked);
  const uploaders = new Map(reports.flatMap(one => ('run' in one ? [[one.run.id, one.run]] : [])));

  return {
    ...count,
    runs: [...uploaders.values()].map(run => ({ name: `${run.name} #${run.runNumber}`, url: run.url })),
    doubt: count.lines === 0 ? 'unplaced' : null,
  };
}

function without(doubt: WholeCoverageReason): WholeCoverageFacts {
  return { lines: 0, covered: 0, runs: [], doubt };
}
