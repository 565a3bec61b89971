import type { AccountRef } from '../model/authority.ts';
import type { PullRequestRef } from '../model/repository.ts';

/** A comment on a pull request that may hold a command. */
export interface CommandComment {
  readonly pullRequest: PullRequestRef;
  readonly id: number;
  /** Untrusted text. */
  readonly body: string;
  /** By GitHub's clock, to the second. */
  readonly writtenAt: Date;
  readonly actor: AccountRef;
}
