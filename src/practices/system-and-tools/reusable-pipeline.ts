import type { UsesReference, Workflow, WorkflowJob } from '../../facts/ladder/workflows/workflow.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, nothingOf } from '../outcome.ts';
import { readableWorkflows } from '../readable-workflows.ts';
import { keptEvidence } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const reusablePipeline = definePractice({
  id: 'reusable-pipeline',
  domain: 'system-and-tools',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  levels: atLeast('percent', { 3: 30, 4: 60, 5: 80 }),
  subItems: ['CD-BI-BP-BW'],
  needs: ['workflows', 'owner'],

  evaluate({ workflows, owner }) {
    const readable = readableWorkflows(workflows);
    if ('reason' in readable) return readable;
    const jobs = workflows
      .filter(workflow => !isShared(workflow))
      .flatMap(({ path, jobs }) => jobs.map(job => ({ path, job })));
    const others = jobs.filter(({ job }) => !isBuiltFromShared(job, owner));
    const whole = jobs.length;
    const part = whole - others.length;
    const share = shareOf(part, whole);
    if (share === undefined) return nothingOf('jobs');

    return assessed(share, {
      samples: whole,
      evidence: others.slice(0, keptEvidence).map(({ path, job }) => fileEvidence(path, job.line, job.id)),
      figures: { part, whole },
    });
  },
});

/** It is itself the shared part, and starts by no event of its own. */
const isShared = ({ triggers }: Workflow): boolean =>
  triggers.every(({ event }) => event === 'workflow_call');

/** Calls a workflow, or an action, of the same owner: of this repository or of another. */
export function isBuiltFromShared({ uses, steps }: WorkflowJob, owner: string): boolean {
  const isOwn = (reference: UsesReference | null) =>
    reference?.kind === 'local' ||
    (owner !== '' && (reference?.repository?.toLowerCase().startsWith(`${owner}/`) ?? false));

  return isOwn(uses) || steps.some(step => isOwn(step.uses));
}
