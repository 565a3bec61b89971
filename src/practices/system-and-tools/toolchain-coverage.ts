import type { Cause } from '../../model/cause.ts';
import { definePractice } from '../define-practice.ts';
import { areaEvidence, areas, type Seen } from '../life-cycle/areas.ts';
import { assessed } from '../outcome.ts';
import { atLeast } from '../thresholds.ts';

export const toolchainCoverage = definePractice({
  id: 'toolchain-coverage',
  domain: 'system-and-tools',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('count', { 2: 5, 3: 9, 4: 12, 5: 15 }),
  statements: ['platform-span', 'life-cycle'],
  needs: ['pipelines', 'observed'],

  evaluate({ pipelines, observed }, { at }) {
    const sources = { observed, at, jobs: pipelines.inUse.flatMap(({ jobs }) => jobs) };
    const seen = areas.map(area => ({ area, signs: areaEvidence[area](sources) }));
    const missing = seen.filter(({ signs }) => !signs.includes(true));
    const causes = missing.flatMap(({ signs }) =>
      signs.flatMap<Cause>(sign => (typeof sign === 'boolean' ? [] : [sign.cause])),
    );
    const found = areas.length - missing.length;

    return assessed(found, {
      lowerBound: causes[0] ?? (missing.length > 0 ? pipelines.unseen : null),
      figures: {
        ...{
          part: found,
          whole: areas.length,
          unseen: missing.filter(({ signs }) => isUnseen(signs)).length,
        },
        // Only what is known to be missing is named as missing.
        ...Object.fromEntries(
          seen.map(({ area, signs }) => [
            area,
            signs.includes(true) || (isUnseen(signs) || pipelines.unseen !== null ? 'unseen' : false),
          ]),
        ),
      },
    });
  },
});

const isUnseen = (signs: readonly Seen[]): boolean => signs.some(sign => typeof sign !== 'boolean');
