import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import { effectiveMode } from '../policy/effective-mode.ts';
import type { PolicyInForce } from '../policy/policy.ts';

const workflowFolder = '.github/workflows/';

/** What the ladder needs of the policy in force. */
export function ladderPolicyOf({ policy, provenance }: PolicyInForce): LadderPolicy {
  const { profile, solo, target, production, manifests, calendar, bots, waivers } = policy;
  const { workflow, environment } = production;
  const isSaid = (key: string) => (provenance[key]?.source ?? 'built-in') !== 'built-in';

  return {
    ...{ profile, solo, target, manifests, calendar, bots, waivers },
    production: { environment, workflow: workflow === null ? null : workflowPath(workflow) },
    incidentLabel: policy['incident-label'],
    workItems: policy['work-items'],
    ciContexts: policy.ci.contexts,
    wipLimit: policy.checks['wip-limit']['per-author'],
    pickupFrom: policy.reviews['pickup-from'],
    declaresWipLimit: isSaid('checks.wip-limit.per-author'),
    plannedMix: policy['planned-mix'],
    targets: {
      areDeclared: isSaid('target'),
      owner: policy.targets.owner,
      reviewedOn: policy.targets.reviewed,
    },
    enforcesCoverage: effectiveMode(policy, 'incremental-coverage') === 'enforce',
  };
}

/** As runs name it, whether the folder is written or not. */
function workflowPath(written: string): string {
  const path = written.replace(/^\.?\//, '');

  return path.startsWith(workflowFolder) ? path : `${workflowFolder}${path}`;
}
