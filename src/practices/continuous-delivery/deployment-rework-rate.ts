import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { boundedShare } from '../delivery/bounded-share.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

export const deploymentReworkRate = definePractice({
  id: 'deployment-rework-rate',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('percent', { 2: 30, 3: 19, 4: 10, 5: 5 }),
  needs: ['delivery', 'failures'],

  evaluate({ delivery, failures }, { at }) {
    const all = delivery.deployments.map((deployment, index) => ({ deployment, index }));
    const window = inWindow(all, ({ deployment }) => deployment.at, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const remedial = window.items.filter(({ index }) => failures.remedial.has(index));

    return boundedShare(
      remedial.length,
      window.items.length,
      { delivery, doubt: failures.doubt },
      {
        windowDays: window.days,
        evidence: remedial.slice(-keptEvidence).map(({ deployment }) => deploymentEvidence(deployment)),
        figures: sourceFigures(delivery),
      },
    );
  },
});
