import { change, courses } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { backlog, plan } from '../work-items.ts';

/** Rung comes; the first deployment opens the history. Half of the old wishes have a priority. */
export const week01: readonly Move[] = [
  plan('Mon 09:10', ['tide-table', 'harbour-list']),
  plan('Mon 09:15', backlog.slice(0, 6), ['priority: low']),
  plan('Mon 09:15', backlog.slice(6), []),
  ...change({ branch: 'tide-table', by: 'mia', reviewer: 'noor', ...courses.monday, isPlanned: true }),
  ...change({ branch: 'log-lines', by: 'noor', reviewer: 'kai', ...courses.tuesday }),
  ...change({ branch: 'harbour-list', by: 'kai', reviewer: 'mia', ...courses.wednesday, isPlanned: true }),
  ...change({ branch: 'clock-zone', by: 'mia', reviewer: 'kai', ...courses.thursday }),
  ...deploy('Thu 16:00', 'kai'),
  plan('Fri 10:00', ['moon-phase', 'wind-speed']),
];
