import { windowDays } from '../../metrics/window.ts';
import { dayMs } from '../../model/records/instant.ts';
import { climb } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { environmentKind } from '../environment-kind.ts';
import { unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

export const environments = definePractice({
  id: 'environments',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  seenIn: ['change-fail-rate'],
  levels: steps(2, 3, 4, 5),
  subItems: ['CD-EM-EM-ET'],
  needs: ['deployments'],

  evaluate({ deployments }, { at, policy }) {
    const used = deployments.filter(
      ({ createdAt }) => createdAt > at - windowDays * dayMs && createdAt <= at,
    );
    // Deployments may be made where GitHub does not see them.
    if (used.length === 0) return unknownBecause({ kind: 'source', what: 'deployments' });
    const kinds = new Set(
      used.map(({ environment, isProduction, isTransient }) => {
        if (isTransient) return 'preview';

        return isProduction ? 'production' : environmentKind(environment, policy);
      }),
    );
    const names = [...new Set(used.map(({ environment }) => environment))].toSorted();

    return {
      ...climb(2, [
        // Many teams test where they stage: until staging itself is asked for, it will do.
        kinds.has('production') && (kinds.has('test') || kinds.has('staging')),
        kinds.has('development'),
        kinds.has('test') && kinds.has('staging'),
        kinds.has('preview'),
      ]),
      samples: used.length,
      windowDays,
      evidence: names.slice(0, keptEvidence).map(text => ({ text, at: 'deployments' })),
      figures: { kinds: [...kinds].toSorted().join(', '), names: names.length },
    };
  },
});
