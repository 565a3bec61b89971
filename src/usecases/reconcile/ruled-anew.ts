import { keptKey } from '../../collect/look-again.ts';
import { orUnknown } from '../../collect/or-unknown.ts';
import type { SweepReads } from '../../github/port.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import { isPolicyRepository, policyPath } from '../../model/policy-path.ts';
import type { PullRequest } from '../../model/pull-request.ts';
import type { PullRequestRef, RepositoryRef } from '../../model/repository.ts';
import { pullRequestsUnder } from '../pull-requests-under.ts';
import type { Services } from '../services.ts';

/** The open pull requests ruled by a policy that is another one than is kept. `left`: those that would be looked at for it. */
export async function ruledAnew(
  services: Services,
  reads: Pick<SweepReads, 'fileText'>,
  repository: RepositoryRef,
  left: readonly PullRequest[],
): Promise<readonly PullRequestRef[]> {
  const isOrganizations = isPolicyRepository(repository);
  const branches = isOrganizations ? [null] : [...new Set(left.map(({ baseBranch }) => baseBranch))];
  const ruled: PullRequestRef[] = [];
  for (const branch of branches)
    if (await isAnother(services, reads, repository, branch))
      ruled.push(...(await pullRequestsUnder(services, repository, branch)));

  return ruled;
}

/** What was never read rules nothing yet: what was judged without it is judged anew when its branch is. */
async function isAnother(
  { store }: Services,
  reads: Pick<SweepReads, 'fileText'>,
  repository: RepositoryRef,
  branch: string | null,
): Promise<boolean> {
  const kept = await store.policies.find(...keptKey(repository, branch));
  if (kept === undefined && branch !== null) return false;
  const reading = reads.fileText(policyPath, branch === null ? 'HEAD' : `refs/heads/${branch}`);
  const text = await orUnknown(reading.then(found => found ?? null)).catch(unlessOdd);

  return text !== undefined && text !== (kept?.text ?? null);
}

/** A symlink or a giant is no policy: the last good one stays in force, as it did. */
function unlessOdd(error: unknown): undefined {
  const isOdd = error instanceof GatewayError && (error.kind === 'invalid' || error.kind === 'too-large');
  if (!isOdd) throw error;
}
