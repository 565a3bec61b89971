import { keptKey } from '../collect/look-again.ts';
import { isPolicyRepository, policyPath } from '../model/policy-path.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { effectiveMode } from '../policy/effective-mode.ts';
import type { CheckId, Mode } from '../policy/policy.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import type { Services } from './services.ts';

/** The modes by what is kept of the policies: GitHub is not asked. */
export async function keptModes(
  { store }: Pick<Services, 'store'>,
  repository: RepositoryRef,
  baseBranch: string,
): Promise<(check: CheckId) => Mode> {
  const sourceOf = async (branch: string | null) => {
    const kept = await store.policies.find(...keptKey(repository, branch));

    return kept?.text == null ? undefined : { file: policyPath, text: kept.text };
  };
  const organization = await sourceOf(null);
  const own = isPolicyRepository(repository) ? undefined : await sourceOf(baseBranch);
  const { policy } = policyInForce({
    ...(organization && { organization }),
    ...(own && { repository: own }),
  });

  return check => effectiveMode(policy, check);
}
