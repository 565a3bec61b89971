import { percentile } from '../../metrics/statistics.ts';
import { endedWithin, inWindow, minimumSamples, stretchedDays } from '../../metrics/window.ts';
import { workAtDayEnds, workBegun } from '../../metrics/work-in-progress.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atMost, upTo } from '../thresholds.ts';
import { isOverLimit, ownLimitOf } from '../wip-limit.ts';

export const wipLimit = definePractice({
  id: 'wip-limit',
  domain: 'agile-development-management',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  seenIn: ['wip-age', 'branch-lifetime'],
  levels: atMost('count', { 2: 5, 3: 3, 4: 2, 5: upTo(2, 'no-breach') }),
  statements: ['wip-alert'],
  needs: ['pullRequests'],

  evaluate({ pullRequests }, { at, policy: { calendar, wipLimit: limit, wipLimits = [], countsDrafts } }) {
    const days = workAtDayEnds(pullRequests, calendar, at, stretchedDays, countsDrafts);
    const window = inWindow(days, ({ endedAt }) => endedAt, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    // At any time of a day, as the check of a pull request warns: not only at its end.
    const begun = endedWithin(workBegun(pullRequests, countsDrafts), work => work.at, at, window.days);
    const breaches = begun
      .filter(({ open, author }) => isOverLimit(open, ownLimitOf(wipLimits, author)?.limit ?? limit))
      .toReversed();
    const counts = window.items.map(({ open }) => open);

    return assessed(percentile(counts, 0.9) ?? 0, {
      samples: counts.length,
      windowDays: window.days,
      conditions: { 'no-breach': breaches.length === 0 },
      evidence: breaches.slice(0, keptEvidence).map(pullEvidence),
      figures: {
        authorDays: counts.length,
        breaches: breaches.length,
        limit,
        most: percentile(counts, 1) ?? 0,
      },
    });
  },
});
