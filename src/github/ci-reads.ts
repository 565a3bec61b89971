import { artifactsShape } from './answers/artifact.ts';
import { checkRunsShape } from './answers/check-run.ts';
import { combinedStatusShape } from './answers/commit-status.ts';
import { workflowRunsShape } from './answers/workflow-run.ts';
import type { RepositoryReads } from './port.ts';
import type { TokenClient } from './token-client.ts';

type CiReads = Pick<
  RepositoryReads,
  'workflowRuns' | 'recentBranchRuns' | 'artifacts' | 'recentArtifacts' | 'checkRuns' | 'commitStatuses'
>;

export function ciReads(client: TokenClient): CiReads {
  return {
    workflowRuns: headSha =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/actions/runs',
          parameters: { head_sha: headSha },
          what: `workflow runs of ${headSha.slice(0, 7)}`,
        },
        workflowRunsShape,
      ),

    async recentBranchRuns(branch, since) {
      const runs = await client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/actions/runs',
          parameters: { branch, per_page: 100 },
          what: `workflow runs of branch ${branch}`,
        },
        workflowRunsShape,
      );
      return runs.filter(run => run.createdAt >= since);
    },

    artifacts: runId =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
          parameters: { run_id: runId },
          what: `artifacts of workflow run ${runId}`,
        },
        artifactsShape,
      ),

    recentArtifacts: () =>
      client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/actions/artifacts',
          parameters: { per_page: 100 },
          what: 'artifacts',
        },
        artifactsShape,
      ),

    checkRuns: sha =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
          parameters: { ref: sha, filter: 'latest' },
          what: `check runs of ${sha.slice(0, 7)}`,
        },
        checkRunsShape,
      ),

    commitStatuses: sha =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/commits/{ref}/status',
          parameters: { ref: sha },
          what: `commit statuses of ${sha.slice(0, 7)}`,
        },
        combinedStatusShape,
      ),
  };
}
