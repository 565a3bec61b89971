/** How far missed deliveries have been looked for. */
export interface CatchUpMark {
  /** Every delivery before it is accounted for. */
  readonly mark: Date;
  readonly scannedAt: Date;
}

export interface CatchUp {
  /** Undefined on a new database. */
  find(): Promise<CatchUpMark | undefined>;
  /** A mark never moves back. */
  put(mark: CatchUpMark): Promise<void>;
}
