/**
 * `notifying`: comments, issues, labels. `check-run`: check runs, which notify nobody. `requests`: points of all
 * requests. `background`: requests that nobody waits for. `new-comments`: of all installations together, number 0.
 */
export type Lane = 'notifying' | 'check-run' | 'requests' | 'background' | 'new-comments';

/** At most so much in so many seconds. */
export interface Pace {
  readonly amount: number;
  readonly perSeconds: number;
}

/**
 * `entered`: the use is counted, and a lane that is entered alone is held until `leave` or `heldForMs`.
 * `asleep`: GitHub refused. `full`: a pace is exhausted. `held`: another instance is in it. Those say when to come back.
 */
export type Entry =
  | { readonly kind: 'entered'; readonly fence: number }
  | { readonly kind: 'asleep' | 'full' | 'held'; readonly waitMs: number };

export interface LaneUse {
  readonly installationId: number;
  readonly lane: Lane;
  readonly amount: number;
  readonly paces: readonly Pace[];
  /** Null for a lane that many may be in at once. */
  readonly heldForMs: number | null;
}

/** The lanes that all instances share. Times are the database's. */
export interface Lanes {
  enter(use: LaneUse): Promise<Entry>;
  /** The latest use of that amount was none after all. */
  giveBack(use: Pick<LaneUse, 'installationId' | 'lane' | 'amount'>): Promise<void>;
  /** In how many milliseconds `amount` will be free at that pace, if nothing else is taken meanwhile. 0: now. */
  freeIn(use: Pick<LaneUse, 'installationId' | 'lane' | 'amount'>, pace: Pace): Promise<number>;
  /** Of a hold that was lost meanwhile nothing changes. A write that went well ends the row of refusals. */
  leave(installationId: number, lane: Lane, fence: number, outcome: 'written' | 'failed'): Promise<void>;
  /**
   * All lanes of the installation rest so long at least. Where GitHub did not say for how long, each refusal in a row
   * doubles it, up to an hour; refusals of requests that were under way together are one. Returns for how long, in
   * milliseconds.
   */
  sleep(installationId: number, seconds: number, options: { isTimeGuessed: boolean }): Promise<number>;
  /** How many lanes sleep now, by lane. */
  asleep(): Promise<Readonly<Record<Lane, number>>>;
  /** Forgets uses that no pace looks at any more, and what a clock that was ahead has left. */
  prune(): Promise<number>;
}

/** Stops writes of a kind altogether until a person resumes them. */
export interface Breakers {
  /** True when it was closed before: the caller tells people. */
  open(name: string, reason: string): Promise<boolean>;
  find(name: string): Promise<Breaker | undefined>;
  list(): Promise<readonly Breaker[]>;
  /** What it counts begins anew. False when it was not open. */
  resume(name: string): Promise<boolean>;
}

export interface Breaker {
  readonly name: string;
  readonly openedAt: Date;
  readonly reason: string;
}
