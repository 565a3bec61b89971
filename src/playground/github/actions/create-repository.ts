import { ObjectStore } from '../git/object-store.ts';
import type { Account } from '../world/account-records.ts';
import type { Repository } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';

export interface NewRepository {
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
}

export function createRepository(
  state: WorldState,
  owner: Account,
  fresh: NewRepository,
  parent: Repository | null = null,
): Repository {
  const now = state.clock();
  const repository: Repository = {
    id: takeId(state),
    owner,
    ...fresh,
    archived: false,
    disabled: false,
    parent,
    objects: parent?.objects ?? new ObjectStore(),
    refs: new Map(),
    pullRequests: new Map(),
    issues: new Map(),
    leftIssues: new Map(),
    hasIssues: true,
    workflows: new Map(),
    workflowRuns: [],
    artifacts: [],
    checkSuites: [],
    checkRuns: [],
    statuses: [],
    comments: [],
    releases: [],
    mergeGroups: [],
    ruleSets: [],
    protectedBranches: new Map(),
    deployments: [],
    environments: [],
    milestones: [],
    alerts: [],
    analyses: [],
    security: { dependencyAlerts: true, codeScanning: true, secretScanning: false, pushProtection: false },
    template: null,
    collaborators: new Map(),
    activities: [],
    nextNumber: 1,
    createdAt: now,
    updatedAt: now,
    pushedAt: now,
  };
  state.repositories.set(repository.id, repository);
  return repository;
}

/** A fork has the branches and tags of its parent, and shares its objects. */
export function forkRepository(state: WorldState, parent: Repository, owner: Account): Repository {
  const { name, defaultBranch } = parent;
  const fork = createRepository(state, owner, { name, private: parent.private, defaultBranch }, parent);
  for (const [ref, sha] of parent.refs)
    if (ref.startsWith('refs/heads/') || ref.startsWith('refs/tags/')) fork.refs.set(ref, sha);
  return fork;
}
