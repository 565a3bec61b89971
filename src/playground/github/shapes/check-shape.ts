import type { CheckRun, CheckSuite, PullRequest, Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { appShape } from './app-shape.ts';
import { simpleCommitShape } from './commit-shape.ts';
import { isoTime, isoTimeOrNull, type Json, nodeId } from './json.ts';
import { minimalPullRequestShape } from './pull-request-shape.ts';
import { repositoryHtmlUrl, repositoryUrl } from './repository-shape.ts';

type World = Pick<WorldState, 'urls'>;

/** GitHub names only pull requests whose head is a branch of this very repository: none for forks. */
export function pullRequestsOfHead(repository: Repository, sha: string): PullRequest[] {
  return [...repository.pullRequests.values()].filter(
    pull => pull.state === 'open' && pull.headSha === sha && pull.head?.id === repository.id,
  );
}

export function checkRunShape(state: World, repository: Repository, run: CheckRun): Json {
  const url = `${repositoryUrl(state, repository)}/check-runs/${run.id}`;
  const html = `${repositoryHtmlUrl(state, repository)}/runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion,
    started_at: isoTimeOrNull(run.startedAt),
    completed_at: isoTimeOrNull(run.completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: appShape(state, run.suite.app),
    pull_requests: pullRequestsOfHead(repository, run.headSha).map(pull =>
      minimalPullRequestShape(state, pull),
    ),
  };
}

/** Status and conclusion of a suite follow from its check runs. */
export function checkSuiteShape(state: World, repository: Repository, suite: CheckSuite): Json {
  const url = `${repositoryUrl(state, repository)}/check-suites/${suite.id}`;
  const runs = repository.checkRuns.filter(run => run.suite.id === suite.id);
  const done = runs.length > 0 && runs.every(run => run.status === 'completed');
  const failed = runs.some(run => run.conclusion === 'failure' || run.conclusion === 'timed_out');
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status: runs.length === 0 ? 'queued' : done ? 'completed' : 'in_progress',
    conclusion: done ? (failed ? 'failure' : 'success') : null,
    url,
    before: null,
    after: suite.headSha,
    pull_requests: pullRequestsOfHead(repository, suite.headSha).map(pull =>
      minimalPullRequestShape(state, pull),
    ),
    app: appShape(state, suite.app),
    created_at: isoTime(suite.createdAt),
    updated_at: isoTime(suite.createdAt),
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
    head_commit: simpleCommitShape(repository, suite.headSha),
  };
}
