import { collectPolicy } from '../collect/collect-policy.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { PolicyInForce } from '../policy/policy.ts';
import type { Services } from './services.ts';

/**
 * The policy in force on a branch of a repository.
 * @param head the commit that the branch is at, where it is known: then the file is not read twice at one commit
 */
export async function policyOf(
  { github, store, now }: Pick<Services, 'github' | 'store' | 'now'>,
  repository: RepositoryRef,
  baseBranch: string,
  head: string | null = null,
): Promise<PolicyInForce> {
  return await collectPolicy({
    reads: github.reads(repository),
    organizationReads: options => github.organizationPolicyReads(repository, options),
    kept: store.policies,
    ...{ repository, baseBranch, head, now },
  });
}
