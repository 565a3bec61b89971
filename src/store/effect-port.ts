/** A write to GitHub that took place, or was dropped for good. */
export interface DoneEffect {
  /** Null when its target is gone for good. */
  readonly githubId: number | null;
  /** Of the state that the object was left in. */
  readonly contentHash: string;
}

/**
 * `mine`: to be carried out before `heldForMs` have passed, counted from before the claim. `doubtMs`: so long ago an
 * earlier holder's request left at the latest, which nobody knows the end of; null when there was none.
 * `held`: another one carries it out.
 */
export type Claim =
  | {
      readonly kind: 'mine';
      readonly fence: number;
      readonly heldForMs: number;
      readonly doubtMs: number | null;
    }
  | ({ readonly kind: 'done' } & DoneEffect)
  | { readonly kind: 'held'; readonly waitMs: number };

/**
 * Writes to GitHub that must happen once. Who carries one out holds a lease on it, by the database's clock between
 * processes; where there is one process alone, a restart voids all of them.
 */
export interface Effects {
  /** Writes the intent, or takes over one whose holder was stopped too long: then the fence is counted up. */
  claim(key: string, contentHash: string, at: Date): Promise<Claim>;
  /**
   * The first to complete wins, also with a stale fence: its object is there, and who took over may not have written
   * yet. Returns undefined to the first, and to everybody else what the first left: theirs is one too many.
   */
  complete(key: string, done: DoneEffect): Promise<DoneEffect | undefined>;
  /**
   * Ends the lease and leaves the intent; `in-doubt`: a request left, and nobody knows whether it was carried out.
   * Nothing happens with a stale fence.
   */
  release(key: string, fence: number, how: 'in-doubt' | 'as-it-was', at: Date): Promise<void>;
  /** Removes the intent of a write that certainly did not happen. Nothing happens with a stale fence. */
  abandon(key: string, fence: number): Promise<void>;
  /** Whether a write was begun, and nobody is certain that it did not happen. */
  isBegun(key: string): Promise<boolean>;
  /** Undefined unless it is done. */
  find(key: string): Promise<DoneEffect | undefined>;
}
