import type { Workflow, WorkflowJob } from '../facts/ladder/workflows/workflow.ts';
import { withoutMatrix } from './without-matrix.ts';

/** Whether a job, by its workflow's path and its name, is one of an environment: there people may have to approve it first. */
export function environmentJobs(workflows: readonly Workflow[]): (workflow: string, name: string) => boolean {
  const byPath = new Map(workflows.map(workflow => [workflow.path, workflow]));
  const calledBy = ({ uses }: WorkflowJob) =>
    uses?.kind === 'local' ? (byPath.get(uses.text.slice('./'.length))?.jobs ?? []) : [];
  const names = new Set(
    workflows.flatMap(({ path, jobs }) =>
      jobs.flatMap(job => [
        ...(job.environment === null ? [] : [`${path} ${nameOf(job)}`]),
        ...calledBy(job).flatMap(inner =>
          inner.environment === null ? [] : [`${path} ${nameOf(job)} / ${nameOf(inner)}`],
        ),
      ]),
    ),
  );

  return (workflow, name) => names.has(`${workflow} ${withoutMatrix(name)}`);
}

const nameOf = ({ id, name }: WorkflowJob): string => name ?? id;
