import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { ReleaseHandle } from '../../src/playground/github/handles/release-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Comment } from '../../src/playground/github/world/conversation-records.ts';

/** A pull request with all that was done to it, and so what Rung must have made of it in the end. */
export interface PullSubject {
  readonly kind: 'pull';
  readonly repository: RepositoryHandle;
  readonly pull: PullRequestHandle;
  /** How many of the ten lines the last ended run of the head covers. */
  hits: number;
  /** How many fresh check runs of a topic people may have asked for, by head. */
  readonly asked: Map<string, number>;
  pushedAt: number;
  /** How often a waiver was given or taken back: it may reach Rung after the next push. */
  waivings: number;
  readonly commands: CommandSubject[];
  /**
   * `perhaps`: a push came, maybe before Rung read the comment, or in the same second as the comment; then the command
   * does not count.
   */
  waiver: 'none' | 'given' | 'perhaps';
  /** The deliveries that tell of it. */
  readonly guids: string[];
}

export interface CommandSubject {
  readonly comment: Comment;
  /** `none-yet`: it was taken back, or its pull request closed, perhaps before Rung read it. */
  answer: 'reply' | 'reaction' | 'none-yet';
}

/** A commit that Rung judges once, outside of pull requests. */
export interface CommitSubject {
  readonly kind: 'merge-group' | 'release';
  readonly repository: RepositoryHandle;
  readonly headSha: string;
  readonly release: ReleaseHandle | null;
  /** What a merge group tests: its result is carried over, with a waiver that is given later. */
  readonly pull: PullSubject | null;
  /** By name of the check, how it may read in the end; any way when there are none. */
  readonly checks: ReadonlyMap<string, readonly string[]>;
  /** How many check runs there may be beside the first. */
  asked: number;
  readonly guids: string[];
}

export type Subject = PullSubject | CommitSubject;

/** What a person or GitHub does, in steps between which the server may die. */
export interface Deed {
  readonly name: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly subject: () => Subject;
  readonly act: () => void;
}
