const dayMs = 24 * 60 * 60 * 1000;

/** Null where nothing is put off any more. */
export function snoozedUntil(from: Date, days: number): Date | null {
  return days === 0 ? null : new Date(from.getTime() + days * dayMs);
}
