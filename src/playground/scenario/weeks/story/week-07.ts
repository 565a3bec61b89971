import { change, courses } from '../change.ts';
import { again, deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { workflows } from '../team-files.ts';
import { plan } from '../work-items.ts';

const waiting = { reviewed: null, merged: null } as const;

/** noor begins four things at once. On Tuesday CI is red, and green when it runs once more. Workflows say what their token may do. */
export const week07: readonly Move[] = [
  ...change({ branch: 'tide-chart', by: 'mia', reviewer: 'kai', ...courses.monday, isPlanned: true }),
  ...change({ branch: 'chart-colours', by: 'kai', reviewer: 'mia', ...courses.tuesday, main: 'failure' }),
  ...again('chart-colours', 'Tue 11:10'),
  ...deploy('Tue 16:00', 'mia'),
  ...change({ branch: 'current-speed', by: 'mia', reviewer: 'kai', ...courses.wednesday, isPlanned: true }),
  ...change({
    branch: 'least-token',
    by: 'kai',
    reviewer: 'mia',
    ...courses.thursday,
    kind: 'ci',
    files: workflows({ permissions: true, results: true }),
  }),
  ...deploy('Thu 16:00', 'kai'),
  ...change({
    ...{ branch: 'tide-alarm', by: 'noor', reviewer: 'mia', commits: ['Thu 11:00'] },
    opened: 'Thu 11:30',
    ...waiting,
  }),
  ...change({
    ...{ branch: 'alarm-sound', by: 'noor', reviewer: 'mia', commits: ['Thu 14:00'] },
    opened: 'Thu 14:30',
    ...waiting,
  }),
  ...change({
    ...{ branch: 'alarm-list', by: 'noor', reviewer: 'mia', commits: ['Fri 11:00'] },
    opened: 'Fri 11:30',
    ...waiting,
  }),
  ...change({
    ...{ branch: 'alarm-mail', by: 'noor', reviewer: 'mia', commits: ['Fri 14:00'] },
    opened: 'Fri 14:30',
    ...waiting,
  }),
  plan('Fri 10:00', ['station-map', 'tide-feed']),
];
