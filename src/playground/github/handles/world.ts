import { createRepository } from '../actions/create-repository.ts';
import { createInstallation } from '../actions/installation.ts';
import { pushFiles } from '../actions/push-commit.ts';
import { registerApp } from '../actions/register-app.ts';
import type { FileChanges } from '../git/file-tree.ts';
import type { Account, Permissions } from '../world/account-records.ts';
import { accountNamed, findRepository, type WorldState } from '../world/world-state.ts';
import { InstallationHandle } from './installation-handle.ts';
import { RepositoryHandle } from './repository-handle.ts';

export interface RepositoryOptions {
  /** The first commit. Default: a README. */
  readonly files?: FileChanges;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  readonly message?: string;
  /** Who pushes it. Default: the owner. */
  readonly by?: string;
}

/** What stories and tests do to the stand-in's GitHub. Everything tells the App's webhook what GitHub would. */
export class World {
  readonly state: WorldState;

  constructor(state: WorldState) {
    this.state = state;
  }

  organization(login: string): Account {
    return accountNamed(this.state, login, 'Organization');
  }

  user(login: string): Account {
    return accountNamed(this.state, login, 'User');
  }

  /** What people did stays; nobody can tell any more who it was. */
  deleteAccount(login: string): void {
    this.user(login).isDeleted = true;
  }

  /** `owner/name`; an owner that is not known yet is an organization. */
  createRepository(fullName: string, options: RepositoryOptions = {}): RepositoryHandle {
    const [owner = '', name = ''] = fullName.split('/');
    const { files = { 'README.md': `# ${name}\n` }, defaultBranch = 'main', message = 'Start' } = options;
    const repository = createRepository(this.state, this.organization(owner), {
      name,
      private: options.private ?? false,
      defaultBranch,
    });
    const author = options.by === undefined ? {} : { author: this.user(options.by) };
    pushFiles(this.state, repository, defaultBranch, files, { message, ...author });
    return new RepositoryHandle(this.state, repository);
  }

  repository(fullName: string): RepositoryHandle {
    const [owner = '', name = ''] = fullName.split('/');
    const repository = findRepository(this.state, owner, name);
    if (repository === undefined) throw new Error(`There is no repository ${fullName}.`);
    return new RepositoryHandle(this.state, repository);
  }

  /** Installs the App on an account: on all its repositories, or on the named ones. */
  install(
    login: string,
    options: {
      repositories?: readonly RepositoryHandle[];
      permissions?: Permissions;
      events?: readonly string[];
    } = {},
  ): InstallationHandle {
    const {
      repositories,
      permissions = this.state.app.permissions,
      events = this.state.app.events,
    } = options;
    const ids = repositories === undefined ? null : new Set(repositories.map(one => one.id));
    const installation = createInstallation(this.state, this.organization(login), ids, permissions, events);
    return new InstallationHandle(this.state, installation);
  }

  /** What a person does on GitHub with a manifest. Returns the code that goes back to the address it names. */
  registerApp(manifest: string, owner: string): string {
    return registerApp(this.state, manifest, this.organization(owner));
  }

  installation(login: string): InstallationHandle {
    const found = [...this.state.installations.values()].find(one => one.account.login === login);
    if (found === undefined) throw new Error(`The App is not installed on ${login}.`);
    return new InstallationHandle(this.state, found);
  }
}
