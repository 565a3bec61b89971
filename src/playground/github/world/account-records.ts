/** Who there is: people, organizations, Apps and their installations. */
export interface Account {
  readonly id: number;
  login: string;
  readonly type: 'User' | 'Organization' | 'Bot';
  /** Nobody can tell any more who it was: GitHub shows a ghost. */
  isDeleted?: true;
}

export interface AppRecord {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly owner: Account;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly createdAt: Date;
}

/** An App just made from a manifest, with the secrets that GitHub tells once. */
export interface AppRegistration {
  readonly app: AppRecord;
  readonly pem: string;
  readonly webhookSecret: string;
  readonly at: Date;
}

export type PermissionLevel = 'read' | 'write';
export type Permissions = Readonly<Record<string, PermissionLevel>>;

export interface Installation {
  readonly id: number;
  readonly account: Account;
  /** What the account has accepted: less than the App asks for while an approval is pending. */
  permissions: Permissions;
  events: readonly string[];
  /** Ids; null: every repository of the account. */
  repositoryIds: Set<number> | null;
  suspendedAt: Date | null;
  readonly createdAt: Date;
  updatedAt: Date;
}
