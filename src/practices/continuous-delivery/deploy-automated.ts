import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import type { Workflow } from '../../facts/ladder/workflows/workflow.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { DeploymentRecord } from '../../model/records/delivery-records.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { areAtLeast } from '../delivery/prompt-merges.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { environmentKind } from '../environment-kind.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast, from } from '../thresholds.ts';

export const deployAutomated = definePractice({
  id: 'deploy-automated',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['deployment-success-rate', 'change-lead-time'],
  levels: atLeast('percent', {
    ...{ 2: 50, 3: 95, 4: from(100, 'environments'), 5: from(100, 'environments', 'every-merge') },
  }),
  subItems: ['CD-DR-DM-DW'],
  needs: ['delivery', 'promptMerges', 'workflows', 'deployments', 'runs'],

  evaluate({ delivery, promptMerges, workflows, deployments, runs }, { at, policy }) {
    const window = inWindow(delivery.deployments, one => one.at, at, minimumSamples.ofShare);

    return shareThatDoes(window, ({ isByMachine }) => isByMachine, deploymentEvidence, {
      inferred: delivery.inferred,
      conditions: {
        environments: hasSharedWorkflow(workflows, policy) || hasSharedRuns(deployments, runs),
        'every-merge': areAtLeast(promptMerges, 100),
      },
      figures: sourceFigures(delivery),
    });
  },
});

/** One workflow that names production and another environment, or takes its environment from an input. */
function hasSharedWorkflow(
  workflows: readonly Workflow[],
  policy: Pick<LadderPolicy, 'production'>,
): boolean {
  return workflows.some(({ jobs }) => {
    const names = [...new Set(jobs.flatMap(({ environment }) => environment ?? []))];
    const isShared = names.length >= 2 && names.some(name => environmentKind(name, policy) === 'production');

    return isShared || names.some(name => name.includes('${{'));
  });
}

/** Runs of one workflow deployed to production and to another environment. */
function hasSharedRuns(deployments: readonly DeploymentRecord[], runs: readonly RunRecord[]): boolean {
  const workflowOf = new Map(runs.map(({ id, workflow }) => [id, workflow]));
  const lasting = deployments.filter(({ isTransient }) => !isTransient);
  const byWorkflow = Map.groupBy(lasting, ({ runId }) => workflowOf.get(runId ?? -1));

  return [...byWorkflow].some(
    ([workflow, own]) =>
      workflow !== undefined &&
      own.some(({ isProduction }) => isProduction) &&
      new Set(own.map(({ environment }) => environment)).size >= 2,
  );
}
