import { change, courses, mergeOf } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { plan } from '../work-items.ts';

/** The four are done. From now on every change has its issue; one is taken before a more urgent one. */
export const week09: readonly Move[] = [
  { at: 'Mon 10:30', do: 'review', branch: 'map-legend', by: 'mia' },
  ...mergeOf({ branch: 'map-legend', by: 'kai' }, 'Mon 11:00'),
  ...change({ branch: 'tide-api', by: 'mia', reviewer: 'kai', ...courses.monday, isPlanned: true }),
  ...change({ branch: 'api-keys', by: 'kai', reviewer: 'mia', ...courses.tuesday, isPlanned: true }),
  { at: 'Tue 10:00', do: 'review', branch: 'tide-alarm', by: 'mia' },
  ...mergeOf({ branch: 'tide-alarm', by: 'noor' }, 'Tue 10:30'),
  { at: 'Tue 10:40', do: 'review', branch: 'alarm-sound', by: 'kai' },
  ...mergeOf({ branch: 'alarm-sound', by: 'noor' }, 'Tue 11:10'),
  ...deploy('Tue 16:00', 'noor'),
  { at: 'Wed 09:00', do: 'ready', branch: 'alarm-list' },
  { at: 'Wed 09:00', do: 'ready', branch: 'alarm-mail' },
  ...change({ branch: 'api-pages', by: 'mia', reviewer: 'noor', ...courses.wednesday, isPlanned: true }),
  { at: 'Wed 14:00', do: 'review', branch: 'alarm-list', by: 'mia' },
  ...mergeOf({ branch: 'alarm-list', by: 'noor' }, 'Wed 14:30'),
  { at: 'Wed 14:10', do: 'review', branch: 'alarm-mail', by: 'kai' },
  ...mergeOf({ branch: 'alarm-mail', by: 'noor' }, 'Wed 14:40'),
  ...change({ branch: 'api-limits', by: 'kai', reviewer: 'noor', ...courses.thursday, isPlanned: true }),
  ...deploy('Thu 16:00', 'noor'),
  plan('Fri 10:00', ['tide-widget', 'widget-size', 'widget-colour', 'title-rules']),
];
