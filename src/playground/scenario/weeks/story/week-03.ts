import { change, courses } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { plan } from '../work-items.ts';

/** A draft overnight, and a deployment that did not come to its end: ten minutes later it does. */
export const week03: readonly Move[] = [
  ...change({ branch: 'sun-rise', by: 'kai', reviewer: 'mia', ...courses.monday, isPlanned: true }),
  ...change({ branch: 'page-title', by: 'mia', reviewer: 'noor', ...courses.tuesday, ready: 'Tue 09:30' }),
  ...change({ branch: 'gauge-list', by: 'noor', reviewer: 'kai', ...courses.wednesday, isPlanned: true }),
  ...change({ branch: 'feed-limit', by: 'kai', reviewer: 'mia', ...courses.thursday }),
  ...deploy('Thu 16:00', 'noor', { conclusion: 'failure', minutes: 5 }),
  ...deploy('Thu 16:20', 'noor'),
  plan('Fri 10:00', ['gauge-page', 'low-water']),
];
