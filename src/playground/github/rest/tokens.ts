import { randomBytes } from 'node:crypto';
import type { Installation, Permissions } from '../world/account-records.ts';
import type { Repository } from '../world/records.ts';
import { findRepository, installationOf, type WorldState } from '../world/world-state.ts';

export interface InstallationCredential {
  readonly kind: 'installation';
  readonly token: string;
  readonly installation: Installation;
  readonly permissions: Permissions;
  /** Null: all that the installation covers. */
  readonly repositoryIds: ReadonlySet<number> | null;
  readonly expiresAt: Date;
}

export interface AppCredential {
  readonly kind: 'app';
}

export type Credential = AppCredential | InstallationCredential;

const lifetimeMs = 60 * 60 * 1000;

/** Installation tokens: one hour each, narrowed to repositories and permissions as asked. */
export class Tokens {
  readonly #known = new Map<string, InstallationCredential>();

  create(
    installation: Installation,
    permissions: Permissions,
    repositoryIds: ReadonlySet<number> | null,
    now: Date,
  ): InstallationCredential {
    const credential = {
      kind: 'installation',
      token: `ghs_${randomBytes(18).toString('hex')}`,
      installation,
      permissions,
      repositoryIds,
      expiresAt: new Date(now.getTime() + lifetimeMs),
    } as const;
    this.#known.set(credential.token, credential);
    return credential;
  }

  find(token: string, now: Date): InstallationCredential | undefined {
    const credential = this.#known.get(token);
    return credential !== undefined && credential.expiresAt > now ? credential : undefined;
  }

  /** All tokens stop working, as after a change of the installation. */
  revokeAll(): void {
    this.#known.clear();
  }

  /**
   * What a token may see. Stricter than GitHub, which lets any token read public repositories: here a repository
   * outside of the token does not exist, so that a missing scope shows.
   */
  visibleRepository(
    state: WorldState,
    credential: Credential,
    owner: string,
    name: string,
  ): Repository | undefined {
    const repository = findRepository(state, owner, name);
    if (repository === undefined) return undefined;
    const installation = installationOf(state, repository);
    if (credential.kind === 'app') return installation === undefined ? undefined : repository;
    if (installation?.id !== credential.installation.id) return undefined;
    const { repositoryIds } = credential;
    return repositoryIds === null || repositoryIds.has(repository.id) ? repository : undefined;
  }
}
