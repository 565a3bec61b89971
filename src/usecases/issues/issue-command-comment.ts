import type { AccountRef } from '../../model/authority.ts';
import type { RepositoryRef } from '../../model/repository.ts';

/** A comment on an issue that may hold a command. */
export interface IssueCommandComment {
  readonly repository: RepositoryRef;
  /** Of the issue. */
  readonly number: number;
  readonly id: number;
  /** Untrusted text. */
  readonly body: string;
  /** By GitHub's clock, to the second. */
  readonly writtenAt: Date;
  readonly actor: AccountRef;
}
