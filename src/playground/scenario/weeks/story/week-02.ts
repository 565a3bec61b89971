import { change, courses } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { plan } from '../work-items.ts';

/** On Wednesday the default branch is red for 26 minutes. */
export const week02: readonly Move[] = [
  ...change({ branch: 'moon-phase', by: 'noor', reviewer: 'kai', ...courses.monday, isPlanned: true }),
  ...change({ branch: 'retry-feed', by: 'kai', reviewer: 'mia', ...courses.tuesday }),
  ...change({
    branch: 'wind-speed',
    by: 'mia',
    reviewer: 'noor',
    ...courses.wednesday,
    main: 'failure',
    isPlanned: true,
  }),
  ...change({
    ...{ branch: 'wind-unit', by: 'mia', reviewer: 'noor', kind: 'fix', commits: ['Wed 11:12'] },
    ...{ opened: 'Wed 11:14', reviewed: 'Wed 11:22', merged: 'Wed 11:26' },
  }),
  ...change({ branch: 'feed-cache', by: 'noor', reviewer: 'kai', ...courses.thursday }),
  ...deploy('Thu 16:00', 'mia'),
  plan('Fri 10:00', ['sun-rise', 'gauge-list']),
];
