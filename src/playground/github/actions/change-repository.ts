import type { Account } from '../world/account-records.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { announce } from './announce.ts';

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
