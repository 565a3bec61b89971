import { changeLeadTimes, undeployedPulls } from '../../metrics/delivery/change-lead-times.ts';
import { directLeadTimes } from '../../metrics/delivery/direct-lead-times.ts';
import { median } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { dayMs, hourMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { pullEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { atMost, lessThan } from '../thresholds.ts';

export const changeLeadTime = definePractice({
  id: 'change-lead-time',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('hours', { 2: 30 * 24, 3: 7 * 24, 4: lessThan(24), 5: lessThan(1) }),
  statements: ['delivery-cycle'],
  needs: ['delivery', 'carriers', 'pullRequests', 'commits', 'heads'],

  evaluate({ delivery, carriers, pullRequests, commits, heads }, { at }) {
    const { deployments } = delivery;
    const all = changeLeadTimes(pullRequests, deployments, carriers);
    const window = inWindow(all, ({ deployedAt }) => deployedAt, at, minimumSamples.ofMean);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const { items, days } = window;
    const direct = directLeadTimes({ commits, heads, pulls: pullRequests }, deployments, carriers).filter(
      ({ deployedAt }) => deployedAt > at - days * dayMs && deployedAt <= at,
    );
    const waiting = undeployedPulls(pullRequests, carriers);
    const oldest = Math.min(at, ...waiting.map(({ mergedAt }) => mergedAt ?? at));
    const inHours = (values: readonly number[]) => rounded((median(values) ?? 0) / hourMs);

    return assessed((median(items.map(({ leadMs }) => leadMs)) ?? 0) / hourMs, {
      samples: items.length,
      windowDays: days,
      inferred: delivery.inferred,
      evidence: items
        .toSorted((a, b) => b.leadMs - a.leadMs)
        .slice(0, keptEvidence)
        .map(pullEvidence),
      figures: {
        ...sourceFigures(delivery),
        changes: items.length,
        releaseHours: inHours(items.map(({ releaseMs }) => releaseMs)),
        // What their commits say cannot be: their opening stands for it.
        inferred: items.filter(({ isInferred }) => isInferred).length,
        afterGap: items.filter(({ isAfterGap }) => isAfterGap).length,
        direct: direct.length,
        directHours: inHours(direct.map(({ leadMs }) => leadMs)),
        waiting: waiting.length,
        oldestWaitingDays: rounded((at - oldest) / dayMs),
      },
    });
  },
});
