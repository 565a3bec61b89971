import type { Fact } from '../../facts/ladder/fact.ts';
import type { RulesSeen } from '../../github/ladder/ladder-port.ts';
import type { BranchRules } from '../../model/records/rules-record.ts';

/**
 * What holds of rule sets and classic protection together: the stricter of the two. `alwaysSeen` are the checks of
 * classic protection, which everybody may see.
 */
export function mergeRules(
  sets: RulesSeen,
  classic: Fact<RulesSeen | undefined>,
  alwaysSeen: readonly string[],
): BranchRules {
  const other = classic.known ? classic.value : undefined;
  const checks = [...sets.requiredChecks, ...(other?.requiredChecks ?? []), ...alwaysSeen];

  return {
    blocksForcePush: sets.blocksForcePush || (other?.blocksForcePush ?? false),
    blocksDeletion: sets.blocksDeletion || (other?.blocksDeletion ?? false),
    requiresPullRequest: sets.requiresPullRequest || (other?.requiresPullRequest ?? false),
    approvals: Math.max(sets.approvals, other?.approvals ?? 0),
    requiresCodeOwners: sets.requiresCodeOwners || (other?.requiresCodeOwners ?? false),
    dismissesStale: sets.dismissesStale || (other?.dismissesStale ?? false),
    resolvesThreads: sets.resolvesThreads || (other?.resolvesThreads ?? false),
    requiredChecks: [...new Set(checks)],
    requiresCodeScanning: sets.requiresCodeScanning || (other?.requiresCodeScanning ?? false),
    hasBypass: sets.hasBypass === null || !classic.known ? null : (other?.hasBypass ?? false),
    isComplete: classic.known,
  };
}
