/** What an account may do in a repository, as GitHub grants it. */
export type PermissionLevel = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

const writing: ReadonlySet<PermissionLevel> = new Set(['admin', 'maintain', 'write']);

export function mayWrite(level: PermissionLevel): boolean {
  return writing.has(level);
}

/** An account; the login is a label that may change hands. */
export interface AccountRef {
  readonly id: number;
  readonly login: string;
}

/** Who moved a branch to a commit, by GitHub's own record. */
export interface Push {
  /** Null when the account was deleted. */
  readonly actorId: number | null;
  readonly at: Date;
}
