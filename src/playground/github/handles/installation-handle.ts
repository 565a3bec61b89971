import { renameAccount } from '../actions/change-repository.ts';
import {
  acceptPermissions,
  selectRepositories,
  suspendInstallation,
  uninstall,
} from '../actions/installation.ts';
import type { Installation, Permissions } from '../world/account-records.ts';
import type { WorldState } from '../world/world-state.ts';
import type { RepositoryHandle } from './repository-handle.ts';

export class InstallationHandle {
  readonly record: Installation;
  readonly #state: WorldState;

  constructor(state: WorldState, record: Installation) {
    this.#state = state;
    this.record = record;
  }

  get id(): number {
    return this.record.id;
  }

  suspend(): void {
    suspendInstallation(this.#state, this.record, true);
  }

  unsuspend(): void {
    suspendInstallation(this.#state, this.record, false);
  }

  uninstall(): void {
    uninstall(this.#state, this.record);
  }

  /** Its account has another login from now on. */
  renameAccount(login: string): void {
    renameAccount(this.#state, this.record.account, login);
  }

  acceptPermissions(permissions: Permissions): void {
    acceptPermissions(this.#state, this.record, permissions);
  }

  select(repositories: readonly RepositoryHandle[]): void {
    selectRepositories(
      this.#state,
      this.record,
      repositories.map(one => one.record),
    );
  }
}
