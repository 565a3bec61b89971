/** How days are cut, and which of them are worked. */
export interface Calendar {
  /** An IANA name. */
  readonly zone: string;
  /** Days, such as `2026-10-01`, that are no working days though they are weekdays. */
  readonly holidays: readonly string[];
  /** Days of a weekend that are worked. */
  readonly workdays: readonly string[];
}
