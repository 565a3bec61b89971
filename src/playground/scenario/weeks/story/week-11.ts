import { change, courses } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { backlog, plan, prioritise } from '../work-items.ts';

/** An ordinary week; the last two wishes get their priority. */
export const week11: readonly Move[] = [
  ...change({ branch: 'tide-mail', by: 'kai', reviewer: 'noor', ...courses.monday, isPlanned: true }),
  ...change({ branch: 'mail-times', by: 'mia', reviewer: 'kai', ...courses.tuesday, isPlanned: true }),
  ...deploy('Tue 16:00', 'mia'),
  ...change({ branch: 'mail-language', by: 'noor', reviewer: 'mia', ...courses.wednesday, isPlanned: true }),
  prioritise('Wed 14:00', backlog.slice(10)),
  ...deploy('Wed 16:00', 'noor'),
  ...change({ branch: 'mail-stop', by: 'kai', reviewer: 'noor', ...courses.thursday, isPlanned: true }),
  ...deploy('Thu 16:00', 'kai'),
  plan('Fri 10:00', ['tide-archive', 'archive-years', 'archive-file', 'archive-search']),
];
