import { change } from '../change.ts';
import { deploy } from '../ci.ts';
import type { Move } from '../move.ts';
import { workflows } from '../team-files.ts';
import { plan } from '../work-items.ts';

/** After the holidays, with a Saturday in their place: files get owners, and CI publishes results of tests. */
export const week06: readonly Move[] = [
  ...change({
    ...{ branch: 'neap-tide', by: 'kai', reviewer: 'mia', isPlanned: true },
    ...{
      commits: ['Thu 10:00', 'Thu 15:00'],
      opened: 'Thu 15:30',
      reviewed: 'Fri 09:30',
      merged: 'Fri 10:00',
    },
  }),
  ...change({
    ...{ branch: 'test-results', by: 'mia', reviewer: 'noor', kind: 'ci' },
    ...{
      commits: ['Fri 10:00', 'Fri 15:00'],
      opened: 'Fri 15:30',
      reviewed: 'Sat 09:30',
      merged: 'Sat 10:00',
    },
    files: {
      ...workflows({ permissions: false, results: true }),
      '.github/CODEOWNERS': '* @mia @noor @kai\n',
    },
  }),
  plan('Sat 11:00', ['tide-chart', 'current-speed']),
  ...deploy('Sat 16:00', 'mia'),
];
