import { spread } from '../../facts/sweep-slot.ts';
import { nextSlot, type ReportSchedule } from '../../policy/report-slots.ts';

/** Turns of one schedule are spread over so long: an organization's thousand repositories all say Monday, 09:00. */
const spreadMs = 60 * 60 * 1000;

/** When a repository is assessed next: after the next slot of its schedule, at a moment of its own. */
export function nextTurn(schedule: ReportSchedule, repositoryId: number, now: Date): Date {
  const offset = Math.floor(spread(repositoryId) * spreadMs);
  // The turn of the last slot may still be to come.
  const slot = nextSlot(schedule, new Date(now.getTime() - offset));

  return new Date(slot.at.getTime() + offset);
}
