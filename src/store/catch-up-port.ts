/** How far missed deliveries have been looked for. */
export interface CatchUpMark {
  /** Every delivery before it is accounted for. */
  readonly mark: Date;
  readonly scannedAt: Date;
}

/** What happened in between was never told: Rung was down, and GitHub lists those deliveries no more. */
export interface UntoldSpan {
  readonly from: Date;
  readonly to: Date;
}

export interface CatchUp {
  /** Undefined on a new database. */
  find(): Promise<CatchUpMark | undefined>;
  /** A mark never moves back. */
  put(mark: CatchUpMark): Promise<void>;
  /** The same beginning again makes no second one; the later end stands. */
  noteUntold(span: UntoldSpan): Promise<void>;
  /** Those that reach beyond that time, the oldest first. */
  untold(since: Date): Promise<readonly UntoldSpan[]>;
}
