import { accountShape } from '../shapes/account-shape.ts';
import { installationShape } from '../shapes/app-shape.ts';
import { type Json, nodeId } from '../shapes/json.ts';
import type { Account, Installation, Permissions } from '../world/account-records.ts';
import type { Repository } from '../world/records.ts';
import { fullName, takeId, type WorldState } from '../world/world-state.ts';

export function createInstallation(
  state: WorldState,
  account: Account,
  repositoryIds: Set<number> | null,
  permissions: Permissions,
  events: readonly string[],
): Installation {
  const now = state.clock();
  const installation: Installation = {
    id: takeId(state),
    account,
    permissions,
    events,
    repositoryIds,
    suspendedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  state.installations.set(installation.id, installation);
  announceInstallation(state, installation, ['installation', 'created'], {
    repositories: repositoriesOf(state, installation).map(briefShape),
    requester: null,
  });
  return installation;
}

export function repositoriesOf(state: WorldState, installation: Installation): Repository[] {
  return [...state.repositories.values()].filter(
    one =>
      one.owner.id === installation.account.id &&
      (installation.repositoryIds === null || installation.repositoryIds.has(one.id)),
  );
}

export function uninstall(state: WorldState, installation: Installation): void {
  announceInstallation(state, installation, ['installation', 'deleted'], {
    repositories: repositoriesOf(state, installation).map(briefShape),
  });
  state.installations.delete(installation.id);
}

export function suspendInstallation(state: WorldState, installation: Installation, suspended: boolean): void {
  installation.suspendedAt = suspended ? state.clock() : null;
  installation.updatedAt = state.clock();
  announceInstallation(state, installation, ['installation', suspended ? 'suspend' : 'unsuspend'], {});
}

export function acceptPermissions(
  state: WorldState,
  installation: Installation,
  permissions: Permissions,
): void {
  installation.permissions = permissions;
  installation.updatedAt = state.clock();
  announceInstallation(state, installation, ['installation', 'new_permissions_accepted'], {});
}

export function selectRepositories(
  state: WorldState,
  installation: Installation,
  repositories: readonly Repository[],
): void {
  const before = repositoriesOf(state, installation);
  installation.repositoryIds = new Set(repositories.map(one => one.id));
  installation.updatedAt = state.clock();
  const after = repositoriesOf(state, installation);
  const added = after.filter(one => !before.includes(one));
  const removed = before.filter(one => !after.includes(one));
  if (added.length > 0) announceRepositories(state, installation, 'added', added);
  if (removed.length > 0) announceRepositories(state, installation, 'removed', removed);
}

export function announceRepositories(
  state: WorldState,
  installation: Installation,
  action: 'added' | 'removed',
  repositories: readonly Repository[],
): void {
  announceInstallation(state, installation, ['installation_repositories', action], {
    repository_selection: installation.repositoryIds === null ? 'all' : 'selected',
    repositories_added: action === 'added' ? repositories.map(briefShape) : [],
    repositories_removed: action === 'removed' ? repositories.map(briefShape) : [],
    requester: null,
  });
}

/** Tells the installation of an account that the account is called otherwise now. */
export function announceRename(state: WorldState, account: Account, from: string): void {
  const installation = [...state.installations.values()].find(one => one.account.id === account.id);
  if (installation === undefined) return;
  announceInstallation(state, installation, ['installation_target', 'renamed'], {
    account: accountShape(state, account),
    changes: { login: { from } },
    target_type: account.type,
  });
}

function announceInstallation(
  state: WorldState,
  installation: Installation,
  [event, action]: readonly [string, string],
  payload: Json,
): void {
  state.emit({
    event,
    action,
    repository: null,
    installation,
    payload: {
      action,
      installation: installationShape(state, installation),
      ...payload,
      sender: accountShape(state, installation.account),
    },
  });
}

function briefShape(repository: Repository): Json {
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
  };
}
