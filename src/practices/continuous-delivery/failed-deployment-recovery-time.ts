import { recoveries } from '../../metrics/delivery/recoveries.ts';
import { mean, median } from '../../metrics/statistics.ts';
import { minimumSamples, rareInWindow } from '../../metrics/window.ts';
import { hourMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { assessed, nothingOf, unknownBecause } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { atMost, lessThan } from '../thresholds.ts';

export const failedDeploymentRecoveryTime = definePractice({
  id: 'failed-deployment-recovery-time',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('hours', { 2: 7 * 24, 3: 24, 4: 4, 5: lessThan(1) }),
  needs: ['delivery', 'failures'],

  evaluate({ delivery, failures }, { at }) {
    const { deployments } = delivery;
    const all = recoveries(deployments, failures.failed, at);
    const window = rareInWindow(all, ({ endedAt }) => endedAt ?? at, at, {
      of: deployments,
      endOf: one => one.at,
      minimum: minimumSamples.ofShare,
    });
    const doubt = failures.doubt ?? delivery.inferred;
    if (!window.enough)
      return unknownBecause(failures.doubt ?? { kind: 'samples', n: window.n, minimum: window.minimum });
    if (window.items.length === 0) return doubt === null ? nothingOf('failures') : unknownBecause(doubt);
    const hours = window.items.map(({ ms }) => ms / hourMs);
    const open = window.items.filter(({ endedAt }) => endedAt === null);

    return assessed(median(hours) ?? 0, {
      samples: hours.length,
      windowDays: window.days,
      // Reverts and rollbacks alone are a part of the failures, and not the slow part.
      inferred: delivery.inferred ?? failures.doubt,
      isAtLeast: open.length > 0,
      evidence: window.items
        .toSorted((a, b) => b.ms - a.ms)
        .slice(0, keptEvidence)
        .flatMap(({ index }) => deployments[index] ?? [])
        .map(deploymentEvidence),
      figures: {
        ...sourceFigures(delivery),
        failed: hours.length,
        open: open.length,
        meanHours: rounded(mean(hours) ?? 0),
      },
    });
  },
});
