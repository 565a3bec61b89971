import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { unknownBecause } from '../outcome.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const deploymentSuccessRate = definePractice({
  id: 'deployment-success-rate',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 2: 80, 3: 95, 4: 98, 5: 99.5 }),
  subItems: ['CD-DR-DM-DQ'],
  statements: ['automation-success'],
  needs: ['delivery'],

  evaluate({ delivery }, { at }) {
    // Nobody hears of a release that failed.
    if (delivery.source === 'releases') return unknownBecause({ kind: 'source', what: 'deployments' });
    const window = inWindow(delivery.attempts, ({ endedAt }) => endedAt, at, minimumSamples.ofShare);

    return shareThatDoes(window, ({ state }) => state === 'success', deploymentEvidence, {
      inferred: delivery.inferred,
      figures: sourceFigures(delivery),
    });
  },
});
