import { deploymentShape, deploymentStatusShape } from '../shapes/deployment-shape.ts';
import type { Account } from '../world/account-records.ts';
import type { Deployment, DeploymentState } from '../world/delivery-records.ts';
import type { Repository, WorkflowRun } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';

export interface NewDeployment {
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  readonly isProduction: boolean;
  readonly isTransient: boolean;
  readonly creator: Account;
  readonly run: WorkflowRun | null;
}

export function createDeployment(
  state: WorldState,
  repository: Repository,
  fresh: NewDeployment,
): Deployment {
  const deployment = { id: takeId(state), ...fresh, createdAt: state.clock(), statuses: [] };
  repository.deployments.push(deployment);
  announce(state, repository, ['deployment', 'created'], fresh.creator, {
    deployment: deploymentShape(state, repository, deployment),
    ...{ workflow: null, workflow_run: null },
  });
  return deployment;
}

export function setDeploymentState(
  state: WorldState,
  repository: Repository,
  deployment: Deployment,
  to: DeploymentState,
): void {
  const { creator } = deployment;
  const status = { id: takeId(state), state: to, creator, createdAt: state.clock() };
  deployment.statuses.push(status);
  announce(state, repository, ['deployment_status', 'created'], creator, {
    deployment: deploymentShape(state, repository, deployment),
    deployment_status: deploymentStatusShape(state, repository, deployment, status),
    ...{ check_run: null, workflow: null, workflow_run: null },
  });
}
