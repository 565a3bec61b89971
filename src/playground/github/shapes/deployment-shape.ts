import type { Deployment, DeploymentStatus, Environment } from '../world/delivery-records.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { accountShape } from './account-shape.ts';
import { isoTime, type Json, nodeId } from './json.ts';
import { repositoryHtmlUrl, repositoryUrl } from './repository-shape.ts';

type World = Pick<WorldState, 'urls'>;

export function deploymentShape(state: World, repository: Repository, deployment: Deployment): Json {
  const root = repositoryUrl(state, repository);
  const url = `${root}/deployments/${deployment.id}`;
  const latest = deployment.statuses.at(-1)?.createdAt ?? deployment.createdAt;
  return {
    ...{ url, id: deployment.id, node_id: nodeId('Deployment', deployment.id) },
    ...{ sha: deployment.sha, ref: deployment.ref, task: 'deploy', payload: {} },
    ...{ original_environment: deployment.environment, environment: deployment.environment },
    ...{ description: null, creator: accountShape(state, deployment.creator) },
    ...{ created_at: isoTime(deployment.createdAt), updated_at: isoTime(latest) },
    ...{ statuses_url: `${url}/statuses`, repository_url: root },
    ...{
      transient_environment: deployment.isTransient,
      production_environment: deployment.isProduction,
    },
  };
}

/** Where a status that GitHub Actions sets leads: to the run. */
export function logUrl(state: World, repository: Repository, { run }: Deployment): string {
  return run === null
    ? ''
    : `${repositoryHtmlUrl(state, repository)}/actions/runs/${run.id}/job/${run.jobs[0]?.id ?? 1}`;
}

export function deploymentStatusShape(
  state: World,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): Json {
  const url = `${repositoryUrl(state, repository)}/deployments/${deployment.id}`;
  return {
    ...{ url: `${url}/statuses/${status.id}`, id: status.id, state: status.state },
    ...{ node_id: nodeId('DeploymentStatus', status.id), creator: accountShape(state, status.creator) },
    ...{ description: '', environment: deployment.environment, target_url: '', environment_url: '' },
    ...{ log_url: logUrl(state, repository, deployment), deployment_url: url },
    ...{ created_at: isoTime(status.createdAt), updated_at: isoTime(status.createdAt) },
    repository_url: repositoryUrl(state, repository),
  };
}

export function environmentShape(state: World, repository: Repository, environment: Environment): Json {
  const { id, name, reviewers, waitMinutes, preventsSelfReview, protectedBranchesOnly } = environment;
  const rule = (type: string, more: Json) => ({
    id,
    node_id: nodeId('Gate', `${type}:${id}`),
    type,
    ...more,
  });
  return {
    ...{ id, node_id: nodeId('Environment', id), name },
    url: `${repositoryUrl(state, repository)}/environments/${encodeURIComponent(name)}`,
    html_url: `${repositoryHtmlUrl(state, repository)}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    ...{ created_at: isoTime(environment.createdAt), updated_at: isoTime(environment.createdAt) },
    protection_rules: [
      ...(waitMinutes > 0 ? [rule('wait_timer', { wait_timer: waitMinutes })] : []),
      ...(reviewers.length > 0
        ? [
            rule('required_reviewers', {
              prevent_self_review: preventsSelfReview,
              reviewers: reviewers.map(one => ({ type: 'User', reviewer: accountShape(state, one) })),
            }),
          ]
        : []),
      ...(protectedBranchesOnly ? [rule('branch_policy', {})] : []),
    ],
    deployment_branch_policy: protectedBranchesOnly
      ? { protected_branches: true, custom_branch_policies: false }
      : null,
  };
}
