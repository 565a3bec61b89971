import type { RepositoryRef } from '../model/repository.ts';

export type InstallationState = 'active' | 'suspended' | 'uninstalled';

/** An installation of the App. Its account's login is a label that may change. */
export interface KnownInstallation {
  readonly id: number;
  readonly account: string;
  readonly state: InstallationState;
  /** When it came to that state. */
  readonly since: Date;
  /** What it has accepted, such as `checks:write,contents:read`; null where nobody looked. */
  readonly permissions: string | null;
}

export interface Installations {
  /** An unchanged state keeps its `since`, permissions that are not told stay. */
  put(
    installation: Omit<KnownInstallation, 'permissions'> & Partial<Pick<KnownInstallation, 'permissions'>>,
  ): Promise<void>;
  /** Of one that is active, and whose permissions nobody has told meanwhile. */
  grant(id: number, permissions: string | null): Promise<void>;
  find(id: number): Promise<KnownInstallation | undefined>;
  list(): Promise<readonly KnownInstallation[]>;
  /** Deletes all that is stored about it, in every table. */
  purge(id: number): Promise<void>;
}

/** `removed`: deleted, transferred away, or taken out of the installation. */
export type RepositoryState = 'active' | 'archived' | 'disabled' | 'removed';

export interface KnownRepository {
  /** With the names that were seen last. */
  readonly ref: RepositoryRef;
  readonly state: RepositoryState;
  readonly defaultBranch: string | null;
  readonly isPrivate: boolean | null;
  /** GitHub's own times, as listed when it was reconciled last. */
  readonly pushedAt: Date | null;
  readonly updatedAt: Date | null;
  readonly reconciledAt: Date | null;
}

export interface Repositories {
  /** Adds it, or brings up to date what is given. */
  put(ref: RepositoryRef, change?: Partial<Omit<KnownRepository, 'ref'>>): Promise<void>;
  /** What is given and nothing else, for it may have a new name by now; nothing where it is in another installation, or unknown. */
  change(
    repository: Pick<RepositoryRef, 'id' | 'installationId'>,
    change: Partial<Omit<KnownRepository, 'ref' | 'isPrivate'>>,
  ): Promise<void>;
  find(id: number): Promise<KnownRepository | undefined>;
  /** Under the name that was seen last, in any letter case; of several the active one. */
  findByName(owner: string, name: string): Promise<KnownRepository | undefined>;
  list(installationId: number): Promise<readonly KnownRepository[]>;
  /** When Rung first heard of it, by the database's clock. */
  firstSeenAt(id: number): Promise<Date | undefined>;
  /** Active ones with open pull requests in the index, of all active installations. */
  withOpenPullRequests(): Promise<readonly KnownRepository[]>;
  /** Counts one answer of 404; true when there were three within 24 hours, ten minutes apart at least. */
  notFound(id: number): Promise<boolean>;
  /** It was seen: earlier answers of 404 count no more. */
  found(id: number): Promise<void>;
  /** Its account has another login. */
  renameOwner(installationId: number, owner: string): Promise<void>;
  /**
   * Nothing is done there any more, and the index has none of its pull requests as open. False, and nothing changes, where
   * it belongs to another installation by now: that one may have been told first.
   */
  remove(repository: Pick<RepositoryRef, 'id' | 'installationId'>): Promise<boolean>;
}
