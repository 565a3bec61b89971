import type { Instant } from '../../model/records/instant.ts';

/** Seconds as git writes them. A commit says what it likes: what is no time, or later than now, counts as now. */
export function instantOf(seconds: string, now: Instant): Instant {
  const at = /^\d{1,15}$/.test(seconds) ? Number(seconds) * 1000 : Number.NaN;

  return Number.isNaN(at) ? now : Math.min(at, now);
}
