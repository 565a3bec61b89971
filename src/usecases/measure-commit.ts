import { ofWorkflows } from '../collect/accepted-runs.ts';
import { collectPolicy } from '../collect/collect-policy.ts';
import { collectWholeCoverage } from '../collect/collect-whole-coverage.ts';
import { orUnknown } from '../collect/or-unknown.ts';
import { hasEnded, latestRuns } from '../facts/ci-runs.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/**
 * Keeps how much of the whole project tests run on a commit of the default branch. Only its own push runs tell: those of
 * a pull request test something else, and whoever opens one decides what they report.
 */
export async function measureCommit(
  services: Services,
  { repository, headSha, branch }: { repository: RepositoryRef; headSha: string; branch: string },
): Promise<void> {
  const reads = services.github.reads(repository);
  const all = (await orUnknown(reads.workflowRuns(headSha))) ?? [];
  const runs = latestRuns(all.filter(run => run.event === 'push' && run.headBranch === branch));
  // The last one that ends asks again.
  if (runs.length === 0 || !runs.every(hasEnded)) return;
  const { policy } = await collectPolicy({
    reads,
    organizationReads: options => services.github.organizationPolicyReads(repository, options),
    kept: services.store.policies,
    repository,
    baseBranch: branch,
    now: services.now,
  });
  const asked = policy.checks['incremental-coverage'];
  const { lines, covered, doubt } = await collectWholeCoverage({
    reads,
    readArtifact: services.readArtifact,
    repositoryId: repository.id,
    headSha,
    runs: runs.filter(ofWorkflows(asked.workflows)),
    artifactGlobs: asked.artifacts,
    pathMaps: asked.paths,
  });
  if (doubt !== null || lines === 0) return;
  await services.store.existingCoverage.put({
    ...{ repositoryId: repository.id, sha: headSha, branch, lines, covered },
    measuredAt: services.now(),
  });
}
