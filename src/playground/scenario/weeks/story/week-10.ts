import { change, courses } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { plan } from '../work-items.ts';

/** Three deployments a week from now on. Monday's red light is off after 21 minutes. Titles get a rule. */
export const week10: readonly Move[] = [
  ...change({
    branch: 'tide-widget',
    by: 'noor',
    reviewer: 'kai',
    ...courses.monday,
    main: 'failure',
    isPlanned: true,
  }),
  ...change({
    ...{ branch: 'widget-test', by: 'noor', reviewer: 'kai', kind: 'fix', commits: ['Mon 15:10'] },
    ...{ opened: 'Mon 15:11', reviewed: 'Mon 15:19', merged: 'Mon 15:21' },
  }),
  ...change({ branch: 'widget-size', by: 'kai', reviewer: 'mia', ...courses.tuesday, isPlanned: true }),
  ...deploy('Tue 16:00', 'kai'),
  ...change({ branch: 'widget-colour', by: 'mia', reviewer: 'noor', ...courses.wednesday, isPlanned: true }),
  ...deploy('Wed 16:00', 'mia'),
  ...change({
    branch: 'title-rules',
    by: 'noor',
    reviewer: 'mia',
    ...courses.thursday,
    kind: 'ci',
    files: { 'commitlint.config.js': 'export default {};\n' },
    isPlanned: true,
  }),
  ...deploy('Thu 16:00', 'noor'),
  plan('Fri 10:00', ['tide-mail', 'mail-times', 'mail-language', 'mail-stop']),
];
