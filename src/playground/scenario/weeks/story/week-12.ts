import { change, courses } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';

/** An ordinary week; on Friday kai opens what nobody has reviewed yet. */
export const week12: readonly Move[] = [
  ...change({ branch: 'tide-archive', by: 'mia', reviewer: 'kai', ...courses.monday, isPlanned: true }),
  ...change({ branch: 'archive-years', by: 'noor', reviewer: 'mia', ...courses.tuesday, isPlanned: true }),
  ...deploy('Tue 16:00', 'noor'),
  ...change({ branch: 'archive-file', by: 'kai', reviewer: 'noor', ...courses.wednesday, isPlanned: true }),
  ...deploy('Wed 16:00', 'kai'),
  ...change({ branch: 'archive-search', by: 'mia', reviewer: 'kai', ...courses.thursday, isPlanned: true }),
  ...deploy('Thu 16:00', 'mia'),
  ...change({
    ...{ branch: 'archive-chart', by: 'kai', reviewer: 'mia', commits: ['Fri 10:00', 'Fri 15:00'] },
    ...{ opened: 'Fri 15:30', reviewed: null, merged: null },
  }),
];
