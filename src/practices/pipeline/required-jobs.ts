import type { Fact } from '../../facts/ladder/fact.ts';
import type { WorkflowJob } from '../../facts/ladder/workflows/workflow.ts';
import type { Cause } from '../../model/cause.ts';
import type { BranchRules } from '../../model/records/rules-record.ts';
import { neededBy, type Pipeline, type PipelineJob } from './read-pipelines.ts';

/** The jobs without which nothing is merged: those of required checks, and those that they need. */
export function requiredJobs(
  pipelines: readonly Pipeline[],
  requiredChecks: readonly string[],
): readonly PipelineJob[] {
  return pipelines.flatMap(({ workflow, jobs }) => {
    const needs = new Map(jobs.map(({ job }) => [job.id, job.needs]));
    const named = jobs.filter(({ job }) => requiredChecks.some(check => reports(job, check, workflow.name)));
    const ids = new Set(named.flatMap(({ job }) => [job.id, ...neededBy(job, needs)]));

    return jobs.filter(({ job }) => ids.has(job.id));
  });
}

/** The checks that no job of a workflow file reports: they come from elsewhere. */
export function checksFromElsewhere(
  pipelines: readonly Pipeline[],
  requiredChecks: readonly string[],
): readonly string[] {
  return requiredChecks.filter(
    check =>
      !pipelines.some(({ workflow, jobs }) => jobs.some(({ job }) => reports(job, check, workflow.name))),
  );
}

/** GitHub names a check after the job, with the values of its matrix, or with the job of the workflow that it calls. */
function reports({ id, name }: WorkflowJob, check: string, workflow: string | null): boolean {
  const full = name ?? id;
  const expression = full.indexOf('${{');
  const start = expression < 0 ? full : full.slice(0, expression);
  if (start === '') return false;
  const own =
    workflow !== null && check.startsWith(`${workflow} / `) ? check.slice(workflow.length + 3) : check;
  const isOf = (text: string) =>
    expression < 0
      ? text === full || text.startsWith(`${full} (`) || text.startsWith(`${full} / `)
      : text.startsWith(start);

  return isOf(check) || isOf(own);
}

/** Why a check that no rule set requires may be required after all; null where all rules were seen. */
export function rulesUnseen(rules: Fact<BranchRules>): Cause | null {
  if (!rules.known) return rules.cause;

  return rules.value.isComplete ? null : { kind: 'permission', permission: 'administration' };
}
