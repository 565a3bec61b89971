import type { Clock } from 'pg-boss';

/**
 * Counts on from the start of the process, whatever becomes of the machine's clock: where that is set back by an hour,
 * pg-boss would look for the jobs of dead workers an hour late. What is stored is timed by the database.
 */
export const steadyClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout: (work, ms) => setTimeout(work, ms),
  clearTimeout: timer => clearTimeout(timer as NodeJS.Timeout),
  setInterval: (work, ms) => setInterval(work, ms),
  clearInterval: timer => clearInterval(timer as NodeJS.Timeout),
};
