import { settledDeployments } from '../../metrics/delivery/settled-deployments.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { definePractice } from '../define-practice.ts';
import { boundedShare } from '../delivery/bounded-share.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

export const changeFailRate = definePractice({
  id: 'change-fail-rate',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('percent', { 2: 30, 3: 15, 4: 10, 5: 5 }),
  statements: ['fewer-defects'],
  needs: ['delivery', 'failures'],

  evaluate({ delivery, failures }, { at }) {
    const settled = settledDeployments(delivery.deployments, at);
    if (!settled.enough) return unknownBecause({ kind: 'samples', n: settled.n, minimum: settled.minimum });
    const counted = new Set(settled.items);
    const failed = failures.failed.filter(({ index }) => counted.has(index));
    const certain = failed.filter(({ isExplicit }) => isExplicit);
    const whole = settled.items.length;
    const withSuspected = shareOf(failed.length, whole) ?? 0;
    const rest = {
      windowDays: settled.days,
      evidence: failed
        .slice(-keptEvidence)
        .flatMap(({ index }) => delivery.deployments[index] ?? [])
        .map(deploymentEvidence),
      figures: {
        ...sourceFigures(delivery),
        suspected: failed.length - certain.length,
        withSuspected: rounded(withSuspected),
      },
    };
    // All that is known came soon after a deployment: shown, and no proof.
    if (certain.length === 0 && failed.length > 0)
      return assessed(withSuspected, {
        ...rest,
        samples: whole,
        inferred: delivery.inferred ?? failures.doubt ?? { kind: 'inferred', key: 'Caused-by' },
        figures: { part: 0, whole, ...rest.figures },
      });

    return boundedShare(certain.length, whole, { delivery, doubt: failures.doubt }, rest);
  },
});
