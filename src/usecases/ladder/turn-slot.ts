import { latestSlot, type ReportSchedule } from '../../policy/report-slots.ts';

/**
 * Names a turn: by the day of the last slot that has come, such as `2026-11-23`, and where somebody asked for one more since
 * then, by that moment too. As text they are in the order in which they come.
 */
export function turnSlot(schedule: ReportSchedule, at: Date, asked: Date | null): string {
  const slot = latestSlot(schedule, at);

  return asked !== null && asked > slot.at ? `${slot.date}/${asked.toISOString()}` : slot.date;
}
