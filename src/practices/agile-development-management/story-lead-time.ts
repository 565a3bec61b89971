import { storyLeadTimes } from '../../metrics/delivery/story-lead-times.ts';
import { median } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { dayMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { sourceFigures } from '../delivery/source-figures.ts';
import { issueEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

export const storyLeadTime = definePractice({
  id: 'story-lead-time',
  domain: 'agile-development-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('days', { 2: 90, 3: 30, 4: 7, 5: 2 }),
  statements: ['delivery-cycle'],
  needs: ['issues', 'pullRequests', 'delivery', 'carriers'],

  evaluate({ issues, pullRequests, delivery, carriers }, { at, policy }) {
    if (policy.workItems.in === 'outside') return { reason: { kind: 'outside' } };
    const all = storyLeadTimes(issues, pullRequests, delivery.deployments, carriers);
    const window = inWindow(all, ({ deployedAt }) => deployedAt, at, minimumSamples.ofMean);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const { items, days } = window;
    const claimed = items.flatMap(({ claimedMs }) => claimedMs ?? []);
    const open = issues.filter(({ closedAt }) => closedAt === null);
    const inDays = (values: readonly number[]) => rounded((median(values) ?? 0) / dayMs);

    return assessed((median(items.map(({ leadMs }) => leadMs)) ?? 0) / dayMs, {
      samples: items.length,
      windowDays: days,
      inferred: delivery.inferred,
      evidence: items
        .toSorted((a, b) => b.leadMs - a.leadMs)
        .slice(0, keptEvidence)
        .map(issueEvidence),
      figures: {
        ...sourceFigures(delivery),
        stories: items.length,
        claimed: claimed.length,
        claimedDays: inDays(claimed),
        open: open.length,
        openDays: inDays(open.map(({ openedAt }) => at - openedAt)),
      },
    });
  },
});
