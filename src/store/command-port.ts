/** A commit that became the head of a pull request. */
export interface PushedHead {
  readonly repositoryId: number;
  readonly number: number;
  readonly headSha: string;
  /** Null where nobody saw the push. */
  readonly pushedBy: number | null;
  /** By GitHub's clock, to the second. */
  readonly at: Date;
}

export interface PushedHeads {
  /** A later push of the same commit replaces what is known; the same push told again only adds who it was. */
  record(head: PushedHead): Promise<void>;
  find(repositoryId: number, number: number, headSha: string): Promise<PushedHead | undefined>;
  /** The newest head from before that time; undefined where none was seen. */
  before(repositoryId: number, number: number, at: Date): Promise<PushedHead | undefined>;
}

/** A command as it came in a comment. */
export interface NewCommand {
  readonly repositoryId: number;
  readonly commentId: number;
  /** Of the pull request. */
  readonly number: number;
  readonly name: string;
  readonly actorId: number;
  /** When the comment was written. */
  readonly at: Date;
}

export interface StoredCommand extends NewCommand {
  /** The commit that it acts on; null before the decision. */
  readonly headSha: string | null;
  /** What was decided; null before. */
  readonly outcome: string | null;
  readonly isFinished: boolean;
}

export interface Commands {
  /** Keeps the command unless it is there; returns the row that is. */
  claim(command: NewCommand): Promise<StoredCommand>;
  /** The first decision stays; returns the row with it. */
  decide(command: NewCommand, decision: { outcome: string; headSha: string }): Promise<StoredCommand>;
  finish(command: NewCommand, at: Date): Promise<void>;
  isKnown(repositoryId: number, commentId: number): Promise<boolean>;
  /** False too where nobody knows it. */
  isFinished(repositoryId: number, commentId: number): Promise<boolean>;
  /** The newest with this outcome, by the time of its comment. */
  latest(
    repositoryId: number,
    number: number,
    like: { name: string; outcome: string },
  ): Promise<StoredCommand | undefined>;
  /** How many one account wrote at that time or later. */
  countSince(
    repositoryId: number,
    number: number,
    by: { readonly actorId: number; readonly since: Date },
  ): Promise<number>;
}

/** An exemption that a comment gave. The comment is the record; this row is a copy. */
export interface StoredWaiver {
  readonly repositoryId: number;
  readonly commentId: number;
  readonly number: number;
  readonly practice: string;
  readonly reason: string;
  readonly approverId: number;
  /** The head when it was given. */
  readonly headSha: string;
  readonly at: Date;
}

export interface Waivers {
  /** The first of a comment stays, also when it was withdrawn. */
  add(waiver: StoredWaiver): Promise<void>;
  /** True when the comment gave one, also where it was withdrawn before. */
  withdraw(repositoryId: number, commentId: number, at: Date): Promise<boolean>;
  /** Those of a pull request that nobody withdrew, oldest first. */
  standing(repositoryId: number, number: number): Promise<readonly StoredWaiver[]>;
  /** When the last one there was given or withdrawn; null where there was none. */
  changedAt(repositoryId: number, number: number): Promise<Date | null>;
}
