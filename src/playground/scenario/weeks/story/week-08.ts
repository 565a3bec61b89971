import { change, courses } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { plan } from '../work-items.ts';

/** Two of the four are parked as drafts. What goes to production on Thursday fails, and a hotfix repairs it within 90 minutes. */
export const week08: readonly Move[] = [
  ...change({ branch: 'station-map', by: 'mia', reviewer: 'kai', ...courses.monday, isPlanned: true }),
  ...change({ branch: 'map-tiles', by: 'kai', reviewer: 'mia', ...courses.tuesday }),
  ...deploy('Tue 16:00', 'kai'),
  { at: 'Wed 10:00', do: 'park', branch: 'alarm-list' },
  { at: 'Wed 10:00', do: 'park', branch: 'alarm-mail' },
  ...change({ branch: 'tide-feed', by: 'mia', reviewer: 'kai', ...courses.wednesday, isPlanned: true }),
  ...change({ branch: 'map-cache', by: 'kai', reviewer: 'mia', ...courses.thursday }),
  ...deploy('Thu 16:00', 'mia'),
  {
    ...{ at: 'Thu 16:30', do: 'plan', issues: ['feed-outage'], by: 'mia', labels: ['incident'] },
    causedBy: 'tide-feed',
  },
  { at: 'Thu 16:36', do: 'claim', issue: 'feed-outage', by: 'kai' },
  ...change({
    ...{ branch: 'feed-hotfix', by: 'kai', reviewer: 'mia', kind: 'fix', closes: 'feed-outage' },
    ...{ commits: ['Thu 16:50'], opened: 'Thu 17:00', reviewed: 'Thu 17:10', merged: 'Thu 17:20' },
  }),
  ...deploy('Thu 17:30', 'kai'),
  plan('Fri 10:00', ['tide-api', 'api-keys', 'api-limits'], ['priority: high']),
  plan('Fri 10:00', ['api-pages'], ['priority: medium']),
  ...change({
    ...{ branch: 'map-legend', by: 'kai', reviewer: 'mia', commits: ['Fri 10:00', 'Fri 15:00'] },
    ...{ opened: 'Fri 15:30', reviewed: null, merged: null },
  }),
];
