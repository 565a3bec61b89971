import type { RepositoryReads } from '../github/port.ts';
import type { RequiredCheck, WorkflowRun } from '../model/ci.ts';
import { collectRequiredChecks } from './collect-ci.ts';
import { orUnknown } from './or-unknown.ts';
import { isReportArtifact } from './report-artifact.ts';

/** What the target branch did lately, and what it asks for. */
export interface BranchSeen {
  /** The newest runs of the last 30 days; empty when they may not be read. */
  readonly runs: readonly WorkflowRun[];
  /** Workflows that uploaded an artifact which looks like a coverage report. */
  readonly coverageWorkflowIds: ReadonlySet<number>;
  /** Checks that the branch requires; undefined when GitHub does not tell. */
  readonly required: readonly RequiredCheck[] | undefined;
}

const windowDays = 30;

export async function collectBranch(
  reads: RepositoryReads,
  branch: string,
  artifactGlobs: readonly string[],
  now: Date,
): Promise<BranchSeen> {
  const [runs = [], artifacts = [], required] = await Promise.all([
    orUnknown(reads.recentBranchRuns(branch, startOfWindow(now))),
    orUnknown(reads.recentArtifacts()),
    collectRequiredChecks(reads, branch),
  ]);
  const isReport = isReportArtifact(artifactGlobs);
  const reporting = new Set(
    artifacts.filter(one => one.headBranch === branch && isReport(one.name)).map(one => one.runId),
  );

  return {
    runs,
    required,
    coverageWorkflowIds: new Set(
      runs.filter(run => reporting.has(run.id) && isOfBranch(run)).map(run => run.workflowId),
    ),
  };
}

/** A fork may call its branch like this one: the runs of its pull requests then stand among the branch's own. */
function isOfBranch(run: WorkflowRun): boolean {
  return !run.event.startsWith('pull_request');
}

function startOfWindow(now: Date): Date {
  return new Date(now.getTime() - windowDays * 24 * 60 * 60 * 1000);
}
