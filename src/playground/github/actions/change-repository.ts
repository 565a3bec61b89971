import { accountShape } from '../shapes/account-shape.ts';
import type { Account } from '../world/account-records.ts';
import type { Repository } from '../world/records.ts';
import { fullName, installationOf, type WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';
import { announceRename, announceRepositories } from './installation.ts';

/** Pull requests from a deleted fork stay, with no head repository. */
export function deleteRepository(state: WorldState, repository: Repository, sender: Account): void {
  announce(state, repository, ['repository', 'deleted'], sender, {});
  state.repositories.delete(repository.id);
  for (const base of state.repositories.values()) {
    for (const pull of base.pullRequests.values()) if (pull.head?.id === repository.id) pull.head = null;
    for (const run of base.workflowRuns)
      if (run.headRepository?.id === repository.id) run.headRepository = null;
  }
}

export function archiveRepository(
  state: WorldState,
  repository: Repository,
  archived: boolean,
  sender: Account,
): void {
  repository.archived = archived;
  repository.updatedAt = state.clock();
  announce(state, repository, ['repository', archived ? 'archived' : 'unarchived'], sender, {});
}

export function renameRepository(
  state: WorldState,
  repository: Repository,
  name: string,
  sender: Account,
): void {
  const changes = { repository: { name: { from: repository.name } } };
  leaveName(state, repository);
  repository.name = name;
  repository.updatedAt = state.clock();
  announce(state, repository, ['repository', 'renamed'], sender, { changes });
}

export function setRepositoryVisibility(
  state: WorldState,
  repository: Repository,
  isPrivate: boolean,
  sender: Account,
): void {
  repository.private = isPrivate;
  repository.updatedAt = state.clock();
  announce(state, repository, ['repository', isPrivate ? 'privatized' : 'publicized'], sender, {});
}

/** GitHub tells the installation that it came to, and the one that it left as a removal. */
export function transferRepository(
  state: WorldState,
  repository: Repository,
  owner: Account,
  sender: Account,
): void {
  const left = installationOf(state, repository);
  const from = repository.owner;
  leaveName(state, repository);
  repository.owner = owner;
  repository.updatedAt = state.clock();
  if (left !== undefined) announceRepositories(state, left, 'removed', [repository]);
  const changes = {
    owner: { from: { [from.type === 'User' ? 'user' : 'organization']: accountShape(state, from) } },
  };
  announce(state, repository, ['repository', 'transferred'], sender, { changes });
}

export function renameDefaultBranch(
  state: WorldState,
  repository: Repository,
  name: string,
  sender: Account,
): void {
  const from = repository.defaultBranch;
  const tip = repository.refs.get(`refs/heads/${from}`);
  if (tip !== undefined) repository.refs.set(`refs/heads/${name}`, tip);
  repository.refs.delete(`refs/heads/${from}`);
  for (const pull of repository.pullRequests.values())
    if (pull.state === 'open' && pull.baseBranch === from) pull.baseBranch = name;
  repository.defaultBranch = name;
  repository.updatedAt = state.clock();
  announce(state, repository, ['repository', 'edited'], sender, { changes: { default_branch: { from } } });
}

/** All repositories of the account get other names with it. */
export function renameAccount(state: WorldState, account: Account, login: string): void {
  const from = account.login;
  const owned = [...state.repositories.values()].filter(one => one.owner.id === account.id);
  for (const one of owned) leaveName(state, one);
  state.accounts.delete(from.toLowerCase());
  account.login = login;
  state.accounts.set(login.toLowerCase(), account);
  announceRename(state, account, from);
}

function leaveName(state: WorldState, repository: Repository): void {
  state.formerNames.set(fullName(repository).toLowerCase(), repository.id);
}
