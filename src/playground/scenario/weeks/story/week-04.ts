import { change, courses } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { plan } from '../work-items.ts';

/** What noor merges on Friday evening leaves the default branch red over the weekend. */
export const week04: readonly Move[] = [
  ...change({ branch: 'gauge-page', by: 'mia', reviewer: 'noor', ...courses.monday, isPlanned: true }),
  ...change({ branch: 'type-names', by: 'noor', reviewer: 'kai', ...courses.tuesday }),
  ...change({ branch: 'low-water', by: 'kai', reviewer: 'mia', ...courses.wednesday, isPlanned: true }),
  ...change({ branch: 'time-format', by: 'mia', reviewer: 'kai', ...courses.thursday }),
  ...deploy('Thu 16:00', 'mia'),
  plan('Fri 10:00', ['high-water', 'spring-tide']),
  ...change({
    ...{ branch: 'new-parser', by: 'noor', reviewer: 'mia', commits: ['Fri 10:00', 'Fri 15:00'] },
    ...{ opened: 'Fri 15:30', reviewed: 'Fri 17:00', merged: 'Fri 17:30', main: 'failure' },
  }),
];
