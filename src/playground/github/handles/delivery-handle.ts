import { createDeployment, setDeploymentState } from '../actions/deploy.ts';
import type { Deployment, DeploymentState, Environment, Milestone } from '../world/delivery-records.ts';
import type { Repository, WorkflowRun } from '../world/records.ts';
import { accountNamed, takeId, type WorldState } from '../world/world-state.ts';

export interface DeploymentOptions {
  readonly sha?: string;
  readonly ref?: string;
  /** What the deployer declares; the name alone says nothing to GitHub. */
  readonly production?: boolean;
  readonly transient?: boolean;
  readonly run?: WorkflowRun;
  readonly by?: string;
}

/** Deployments, environments and milestones of one repository. */
export class DeliveryHandle {
  readonly #state: WorldState;
  readonly #repository: Repository;

  constructor(state: WorldState, repository: Repository) {
    this.#state = state;
    this.#repository = repository;
  }

  /** A deployment, and the states that it goes through. */
  deploy(
    environment: string,
    states: readonly DeploymentState[] = ['success'],
    options: DeploymentOptions = {},
  ): Deployment {
    const { defaultBranch, refs, owner } = this.#repository;
    const deployment = createDeployment(this.#state, this.#repository, {
      sha: options.sha ?? refs.get(`refs/heads/${defaultBranch}`) ?? '',
      ref: options.ref ?? defaultBranch,
      ...{ environment, run: options.run ?? null },
      isProduction: options.production ?? false,
      isTransient: options.transient ?? false,
      creator: options.by === undefined ? owner : accountNamed(this.#state, options.by),
    });
    for (const each of states) this.setState(deployment, each);
    return deployment;
  }

  setState(deployment: Deployment, state: DeploymentState): void {
    setDeploymentState(this.#state, this.#repository, deployment, state);
  }

  addEnvironment(
    name: string,
    options: { reviewers?: readonly string[] } & Partial<
      Pick<Environment, 'waitMinutes' | 'preventsSelfReview' | 'protectedBranchesOnly'>
    > = {},
  ): void {
    const { reviewers = [], ...rules } = options;
    this.#repository.environments.push({
      ...{ id: takeId(this.#state), name, createdAt: this.#state.clock() },
      ...{ waitMinutes: 0, preventsSelfReview: false, protectedBranchesOnly: false, ...rules },
      reviewers: reviewers.map(login => accountNamed(this.#state, login)),
    });
  }

  addMilestone(title: string, dueAt: Date | null = null): Milestone {
    const milestone = {
      ...{ id: takeId(this.#state), number: this.#repository.milestones.length + 1, title, dueAt },
      ...{ closedAt: null, creator: this.#repository.owner, createdAt: this.#state.clock() },
    };
    this.#repository.milestones.push(milestone);
    return milestone;
  }
}
