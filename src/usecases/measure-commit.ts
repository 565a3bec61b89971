import { orUnknown } from '../collect/or-unknown.ts';
import { hasEnded, latestRuns } from '../facts/ci-runs.ts';
import type { RepositoryRef } from '../model/repository.ts';
import { policyOf } from './policy-of.ts';
import type { Services } from './services.ts';
import { wholeCoverageOf } from './whole-coverage-of.ts';

/**
 * Keeps how much of the whole project tests run on a commit of the default branch. Only its own push runs tell: those of
 * a pull request test something else, and whoever opens one decides what they report.
 */
export async function measureCommit(
  services: Services,
  { repository, headSha, branch }: { repository: RepositoryRef; headSha: string; branch: string },
): Promise<void> {
  const all = (await orUnknown(services.github.reads(repository).workflowRuns(headSha))) ?? [];
  const runs = latestRuns(all.filter(run => run.event === 'push' && run.headBranch === branch));
  // The last one that ends asks again.
  if (runs.length === 0 || !runs.every(hasEnded)) return;
  const { policy } = await policyOf(services, repository, branch);
  const { lines, covered, doubt } = await wholeCoverageOf(services, { repository, headSha, runs }, policy);
  if (doubt !== null || lines === 0) return;
  const at = services.now();
  await services.store.records.put(
    repository.id,
    'coverage',
    [{ sha: headSha, at: at.getTime(), covered, coverable: lines }],
    at,
  );
  await services.store.existingCoverage.put({
    ...{ repositoryId: repository.id, sha: headSha, branch, lines, covered },
    measuredAt: at,
  });
}
