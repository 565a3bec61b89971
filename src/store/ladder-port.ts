import type { RecordKind, RecordKinds } from '../model/records/record-kinds.ts';
import type { RepositoryRef } from '../model/repository.ts';

/** What is remembered of repositories, one small row for each pull request, issue, run and so on. */
export interface Records {
  /**
   * Stores what was seen at that time: later sights replace earlier ones, whatever the order in which they come here. Of
   * kinds that are gathered, such as a run's attempts, both sights are merged.
   */
  put<Kind extends RecordKind>(
    repositoryId: number,
    kind: Kind,
    seen: readonly RecordKinds[Kind][],
    seenAt: Date,
  ): Promise<void>;
  /** Those that are open, or ended since then; in the order of their keys, so that the same rows always give the same list. */
  list<Kind extends RecordKind>(
    repositoryId: number,
    kind: Kind,
    since: Date,
  ): Promise<readonly RecordKinds[Kind][]>;
  /** Removes at most `limit` that ended before then; returns how many. */
  prune(before: Date, limit: number): Promise<number>;
}

/** Where a repository's history and assessments stand. */
export interface LadderState {
  readonly eventsSince: Date;
  /** Of `Backfill`'s making. */
  readonly backfill: unknown;
  readonly backfilledAt: Date | null;
  readonly refreshedAt: Date | null;
  /** What GitHub showed then of all that moves. */
  readonly pulse: string | null;
  /** When everything was read, for the last time. */
  readonly readAt: Date | null;
  readonly dueAt: Date | null;
}

export interface DueLadder {
  readonly repository: RepositoryRef;
  readonly dueAt: Date;
  /** False as long as its history is being read. */
  readonly isReadBack: boolean;
}

export interface LadderAssessmentRow {
  /** The day of its turn, in the repository's zone. */
  readonly slot: string;
  readonly at: Date;
  readonly catalogue: string;
  readonly result: unknown;
}

export interface Ladders {
  find(repositoryId: number): Promise<LadderState | undefined>;
  /** Its first turn is now. Nothing where there is a state already. */
  begin(repositoryId: number, eventsSince: Date): Promise<void>;
  /** Active repositories that have none, in installations that are active too. */
  unbegun(limit: number): Promise<readonly RepositoryRef[]>;
  /** `ifDueAt`: only where it is still due then. */
  update(
    repositoryId: number,
    change: Partial<Omit<LadderState, 'eventsSince'>>,
    condition?: { readonly ifDueAt?: Date | null },
  ): Promise<void>;
  /** Active repositories whose turn comes at or before that time, the most overdue first; those behind `after`. */
  due(until: Date, limit: number, after?: DueLadder): Promise<readonly DueLadder[]>;
  /** False where the turn was assessed already: that result stands. */
  save(
    repositoryId: number,
    assessment: LadderAssessmentRow & { readonly facts: Uint8Array },
  ): Promise<boolean>;
  /** The newest first. */
  latest(repositoryId: number, limit: number): Promise<readonly LadderAssessmentRow[]>;
  facts(repositoryId: number, slot: string): Promise<Uint8Array | undefined>;
  /** Removes at most `limit` assessments from before then, though never a repository's newest; returns how many. */
  prune(before: Date, limit: number): Promise<number>;
}
