import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import { authorLimits } from '../policy/author-limits.ts';
import { effectiveMode } from '../policy/effective-mode.ts';
import type { PolicyInForce } from '../policy/policy.ts';

const workflowFolder = '.github/workflows/';

/** What the ladder needs of the policy in force. */
export function ladderPolicyOf(inForce: PolicyInForce): LadderPolicy {
  const { policy, provenance } = inForce;
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
    wipLimits: authorLimits(inForce),
    countsDrafts: policy.checks['wip-limit']['count-drafts'],
    pickupFrom: policy.reviews['pickup-from'],
    declaresWipLimit: isSaid('checks.wip-limit.per-author') || isSaid('checks.wip-limit.authors'),
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
