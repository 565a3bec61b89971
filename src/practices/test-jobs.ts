import type { Workflow, WorkflowJob } from '../facts/ladder/workflows/workflow.ts';
import type { JobRecord, RunRecord } from '../model/records/run-record.ts';
import { testCommand } from './runs-tests.ts';
import { withoutMatrix } from './without-matrix.ts';

const named = /(?:^|[^a-z])(?:tests?|testing|specs?|e2e|pytest|unittests?)(?:[^a-z]|$)/i;
/** A job that is named after tests, or whose steps in the workflow file run some. */
export function testJobs(
  workflows: readonly Workflow[],
): (run: Pick<RunRecord, 'workflow'>, job: Pick<JobRecord, 'name'>) => boolean {
  const testing = new Set(
    workflows.flatMap(({ path, jobs }) => jobs.filter(runsTests).map(job => `${path} ${job.name ?? job.id}`)),
  );

  return ({ workflow }, { name }) => named.test(name) || testing.has(`${workflow} ${withoutMatrix(name)}`);
}

const runsTests = ({ steps }: WorkflowJob): boolean =>
  steps.some(({ run }) => run !== null && testCommand.test(run));
