import type { Workflow } from '../../facts/ladder/workflows/workflow.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { DeploymentRecord } from '../../model/records/delivery-records.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { areAtLeast } from '../delivery/prompt-merges.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
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

  evaluate({ delivery, promptMerges, workflows, deployments, runs }, { at }) {
    const window = inWindow(delivery.deployments, one => one.at, at, minimumSamples.ofShare);

    return shareThatDoes(window, ({ isByMachine }) => isByMachine, deploymentEvidence, {
      inferred: delivery.inferred,
      conditions: {
        environments: hasSharedWorkflow(workflows) || hasSharedRuns(deployments, runs),
        'every-merge': areAtLeast(promptMerges, 100),
      },
      figures: sourceFigures(delivery),
    });
  },
});

/** One workflow that names two environments, or takes its environment from an input. */
function hasSharedWorkflow(workflows: readonly Workflow[]): boolean {
  return workflows.some(({ jobs }) => {
    const names = new Set(jobs.flatMap(({ environment }) => environment ?? []));

    return names.size >= 2 || [...names].some(name => name.includes('${{'));
  });
}

function hasSharedRuns(deployments: readonly DeploymentRecord[], runs: readonly RunRecord[]): boolean {
  const workflowOf = new Map(runs.map(({ id, workflow }) => [id, workflow]));
  const environments = new Map<string, string>();

  return deployments.some(({ runId, environment, isTransient }) => {
    const workflow = runId === null ? undefined : workflowOf.get(runId);
    if (workflow === undefined || isTransient) return false;
    const before = environments.get(workflow);
    environments.set(workflow, environment);

    return before !== undefined && before !== environment;
  });
}
