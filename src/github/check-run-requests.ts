import { createdCheckRunShape, ownCheckRunsShape } from './answers/check-run.ts';
import type { CheckRunBody, CheckRunRequests } from './port.ts';
import type { TokenClient } from './token-client.ts';

export function checkRunRequests(client: TokenClient, appId: number): CheckRunRequests {
  return {
    createCheckRun: run =>
      client.ask(
        {
          route: 'POST /repos/{owner}/{repo}/check-runs',
          parameters: {
            name: run.name,
            head_sha: run.headSha,
            external_id: run.externalId,
            started_at: run.startedAt.toISOString(),
            ...progress(run),
          },
          what: `check run "${run.name}" on ${run.headSha.slice(0, 7)}`,
        },
        createdCheckRunShape,
      ),

    async updateCheckRun(id, run) {
      await client.ask(
        {
          route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
          parameters: { check_run_id: id, ...progress(run) },
          what: `check run ${id}`,
        },
        createdCheckRunShape,
      );
    },

    async ownCheckRuns(headSha, name) {
      const runs = await client.list(
        {
          route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
          parameters: {
            ref: headSha,
            ...(name !== undefined && { check_name: name }),
            app_id: appId,
            filter: 'all',
            // A conditional read could be answered by a replica that has not seen our last write.
            headers: { 'cache-control': 'no-cache' },
          },
          what: `Rung's check runs of ${headSha.slice(0, 7)}`,
        },
        ownCheckRunsShape,
      );
      return runs
        .filter(run => run.appId === appId && (name === undefined || run.name === name))
        .toSorted((one, other) => other.id - one.id);
    },
  };
}

type Progress = Parameters<CheckRunRequests['updateCheckRun']>[1];

function progress(run: Progress): object {
  return {
    status: run.status,
    ...(run.conclusion === null ? {} : { conclusion: run.conclusion }),
    ...(run.completedAt === null ? {} : { completed_at: run.completedAt.toISOString() }),
    ...(run.detailsUrl === null ? {} : { details_url: run.detailsUrl }),
    ...(run.output === null ? {} : { output: outputOf(run.output) }),
  };
}

function outputOf(output: CheckRunBody): object {
  return {
    title: output.title,
    summary: output.summary,
    ...(output.text === null ? {} : { text: output.text }),
    annotations: output.annotations.map(annotation => ({
      path: annotation.path,
      start_line: annotation.startLine,
      end_line: annotation.endLine,
      annotation_level: 'warning',
      message: annotation.message,
    })),
  };
}
