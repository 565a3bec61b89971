import type { Artifact, Job, Repository, Workflow, WorkflowRun } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { pullRequestsOfHead } from './check-shape.ts';
import { simpleCommitShape } from './commit-shape.ts';
import { isoTime, isoTimeOrNull, type Json, nodeId } from './json.ts';
import { minimalPullRequestShape } from './pull-request-shape.ts';
import { minimalRepositoryShape, repositoryHtmlUrl, repositoryUrl } from './repository-shape.ts';

type World = Pick<WorldState, 'urls'>;

/** Artifacts are kept for 90 days unless a repository says otherwise. */
const artifactLifetimeMs = 90 * 24 * 60 * 60 * 1000;

export function workflowShape(state: World, repository: Repository, workflow: Workflow): Json {
  const html = repositoryHtmlUrl(state, repository);
  return {
    id: workflow.id,
    node_id: nodeId('Workflow', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: isoTime(workflow.createdAt),
    updated_at: isoTime(workflow.createdAt),
    url: `${repositoryUrl(state, repository)}/actions/workflows/${workflow.id}`,
    html_url: `${html}/blob/${repository.defaultBranch}/${workflow.path}`,
    badge_url: `${html}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  };
}

export function workflowRunShape(state: World, run: WorkflowRun): Json {
  const { repository } = run;
  const url = `${repositoryUrl(state, repository)}/actions/runs/${run.id}`;
  const suiteUrl = `${repositoryUrl(state, repository)}/check-suites/${run.checkSuite.id}`;
  const pulls = run.headRepository?.id === repository.id ? pullRequestsOfHead(repository, run.headSha) : [];
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WorkflowRun', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflow.path,
    display_title: run.title,
    run_number: run.runNumber,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow.id,
    check_suite_id: run.checkSuite.id,
    check_suite_node_id: nodeId('CheckSuite', run.checkSuite.id),
    url,
    html_url: `${repositoryHtmlUrl(state, repository)}/actions/runs/${run.id}`,
    pull_requests: pulls.map(pull => minimalPullRequestShape(state, pull)),
    created_at: isoTime(run.createdAt),
    updated_at: isoTime(run.updatedAt),
    actor: accountShape(state, run.actor),
    run_attempt: run.attempt,
    referenced_workflows: [],
    run_started_at: isoTime(run.startedAt),
    triggering_actor: accountShape(state, run.actor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: suiteUrl,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    workflow_url: `${repositoryUrl(state, repository)}/actions/workflows/${run.workflow.id}`,
    head_commit: simpleCommitShape(repository, run.headSha),
    repository: minimalRepositoryShape(state, repository),
    head_repository: run.headRepository === null ? null : minimalRepositoryShape(state, run.headRepository),
  };
}

export function jobShape(state: World, run: WorkflowRun, job: Job): Json {
  const url = `${repositoryUrl(state, run.repository)}/actions`;
  return {
    ...{ id: job.id, node_id: nodeId('CheckRun', job.id), run_id: run.id, run_attempt: job.attempt },
    ...{ run_url: `${url}/runs/${run.id}`, url: `${url}/jobs/${job.id}` },
    html_url: `${repositoryHtmlUrl(state, run.repository)}/actions/runs/${run.id}/job/${job.id}`,
    check_run_url: `${repositoryUrl(state, run.repository)}/check-runs/${job.id}`,
    ...{ head_sha: run.headSha, head_branch: run.headBranch, workflow_name: run.workflow.name },
    ...{ name: job.name, status: job.completedAt === null ? 'in_progress' : 'completed' },
    ...{ conclusion: job.conclusion, labels: ['ubuntu-latest'], steps: [] },
    ...{ created_at: isoTime(job.createdAt), started_at: isoTime(job.startedAt) },
    completed_at: isoTimeOrNull(job.completedAt),
    ...{ runner_id: 1, runner_name: 'Hosted', runner_group_id: 1, runner_group_name: 'GitHub Actions' },
  };
}

export function artifactShape(state: World, artifact: Artifact): Json {
  const { run } = artifact;
  const url = `${repositoryUrl(state, run.repository)}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.zip.byteLength,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    created_at: isoTime(artifact.createdAt),
    updated_at: isoTime(artifact.createdAt),
    expires_at: isoTime(new Date(artifact.createdAt.getTime() + artifactLifetimeMs)),
    workflow_run: {
      id: run.id,
      repository_id: run.repository.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
      ...(run.headRepository === null ? {} : { head_repository_id: run.headRepository.id }),
    },
  };
}
