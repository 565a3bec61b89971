import type { Log } from '../model/log.ts';
import { reasonOf } from '../model/reason-of.ts';
import type { JobQueue } from './queue-port.ts';

export interface ScheduleOptions {
  readonly catchUpEveryMs: number;
  readonly sweepRepositoriesEveryMs: number;
  readonly log: Log;
}

/**
 * Asks for what no event asks for. Every instance does: there is one waiting job of each kind in all. Catching up begins
 * at once, since something may have been missed while nobody ran; the sweep begins later, since catching up does most of it.
 */
export async function startSchedule(
  queue: Pick<JobQueue, 'requestCatchUp' | 'requestSweepRepositories'>,
  { catchUpEveryMs, sweepRepositoriesEveryMs, log }: ScheduleOptions,
): Promise<() => void> {
  const ask = (what: string, request: () => Promise<void>) => () =>
    request().catch(error => log.warn({ what, reason: reasonOf(error) }, 'job not queued'));
  const catchUp = ask('catch-up', () => queue.requestCatchUp());
  const sweep = ask('sweep of repositories', () => queue.requestSweepRepositories());
  await catchUp();
  const timers = [setInterval(catchUp, catchUpEveryMs), setInterval(sweep, sweepRepositoriesEveryMs)];

  return () => timers.forEach(clearInterval);
}
