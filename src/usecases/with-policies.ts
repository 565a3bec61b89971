import { isMachine } from '../model/is-machine.ts';
import type { PullRequest } from '../model/pull-request.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { effectiveMode } from '../policy/effective-mode.ts';
import type { JudgedPullRequest } from './commit-question.ts';
import { policyOf } from './policy-of.ts';
import type { Services } from './services.ts';
import { waiversOf } from './waivers-of.ts';

/** Each pull request with the policy of its base branch: the head decides nothing about its own gate. */
export async function withPolicies(
  services: Services,
  repository: RepositoryRef,
  pulls: readonly PullRequest[],
): Promise<readonly JudgedPullRequest[]> {
  return await Promise.all(
    pulls.map(async asTold => {
      const policy = await policyOf(services, repository, asTold.baseBranch);
      const authorIsBot = asTold.authorIsBot || isMachine(asTold.authorLogin, policy.policy.bots);
      const pull = { ...asTold, authorIsBot };
      const modes = {
        'incremental-coverage': effectiveMode(policy.policy, 'incremental-coverage'),
        'ci-status': effectiveMode(policy.policy, 'ci-status'),
        'wip-limit': effectiveMode(policy.policy, 'wip-limit'),
        'definition-of-done': effectiveMode(policy.policy, 'definition-of-done'),
        security: effectiveMode(policy.policy, 'security'),
        policy: effectiveMode(policy.policy, 'policy'),
      };

      return { pull, policy, modes, waivers: await waiversOf(services, repository, pull, policy) };
    }),
  );
}
