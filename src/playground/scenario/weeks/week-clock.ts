/** The clock of the stand-in, which is moved forward to each thing that happens. */
export interface WeekClock {
  moveTo(at: Date): void;
}
