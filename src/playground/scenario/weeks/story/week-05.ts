import { change, courses } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { backlog, plan, prioritise } from '../work-items.ts';

/** Three days of work before the holidays. From Tuesday on the check and a review are required. */
export const week05: readonly Move[] = [
  ...change({
    ...{ branch: 'old-parser', by: 'noor', reviewer: 'kai', kind: 'fix', commits: ['Mon 10:05'] },
    ...{ opened: 'Mon 10:07', reviewed: 'Mon 10:15', merged: 'Mon 10:20' },
  }),
  ...change({ branch: 'high-water', by: 'mia', reviewer: 'noor', ...courses.monday, isPlanned: true }),
  ...change({ branch: 'unit-names', by: 'kai', reviewer: 'mia', ...courses.tuesday }),
  { at: 'Tue 17:00', do: 'require', check: 'test' },
  ...change({ branch: 'spring-tide', by: 'noor', reviewer: 'kai', ...courses.wednesday, isPlanned: true }),
  prioritise('Wed 14:00', backlog.slice(6, 10)),
  plan('Wed 15:00', ['neap-tide']),
  ...deploy('Wed 16:00', 'kai'),
];
