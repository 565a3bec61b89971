import type { RepositoryRef } from '../../model/repository.ts';
import type { Policy, PolicyInForce } from '../../policy/policy.ts';
import { policyOf } from '../policy-of.ts';
import type { Services } from '../services.ts';

/** Nothing is assessed or said of the repository as a whole. */
export function isReportOff({ report, start }: Pick<Policy, 'report' | 'start'>): boolean {
  return report.mode === 'off' || start === 'observe';
}

/** The policy of the default branch, which rules Rung's issues; undefined where nothing is to be said there. */
export async function reportPolicy(
  services: Services,
  repository: RepositoryRef,
): Promise<PolicyInForce | undefined> {
  const place = await services.store.repositories.find(repository.id);
  if (place?.defaultBranch == null) return undefined;
  const policy = await policyOf(services, repository, place.defaultBranch);

  return isReportOff(policy.policy) ? undefined : policy;
}
