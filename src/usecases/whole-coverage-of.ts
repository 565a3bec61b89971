import { ofWorkflows } from '../collect/accepted-runs.ts';
import { collectWholeCoverage } from '../collect/collect-whole-coverage.ts';
import type { WorkflowRun } from '../model/ci.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Policy } from '../policy/policy.ts';
import type { WholeCoverageFacts } from '../practices/release/whole-coverage.ts';
import type { Services } from './services.ts';

/** How much of the project tests run on a commit, from the runs and artifacts that the policy lets speak. */
export async function wholeCoverageOf(
  { github, readArtifact }: Pick<Services, 'github' | 'readArtifact'>,
  commit: {
    readonly repository: RepositoryRef;
    readonly headSha: string;
    readonly runs: readonly WorkflowRun[];
  },
  { checks }: Policy,
): Promise<WholeCoverageFacts> {
  const { repository, headSha, runs } = commit;
  const { workflows, artifacts, paths } = checks['incremental-coverage'];

  return await collectWholeCoverage({
    ...{ reads: github.reads(repository), readArtifact, repositoryId: repository.id, headSha },
    runs: runs.filter(ofWorkflows(workflows)),
    artifactGlobs: artifacts,
    pathMaps: paths,
  });
}
