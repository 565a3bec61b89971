import { median, percentile } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { isHuman } from '../../model/records/account.ts';
import { minuteMs } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

export const ciDuration = definePractice({
  id: 'ci-duration',
  domain: 'continuous-delivery',
  scope: 'both',
  actor: 'maintainer',
  cost: 'habit',
  seenIn: ['red-fix-time'],
  levels: atMost('minutes', { 2: 60, 3: 20, 4: 10, 5: 8 }),
  needs: ['pullRequests'],

  evaluate({ pullRequests }, { at }) {
    const merged = pullRequests.filter(({ author, mergedAt }) => isHuman(author) && mergedAt !== null);
    const timed = merged.flatMap(pull => {
      const minutes = ciMinutes(pull);

      return minutes === null ? [] : [{ pull, minutes }];
    });
    if (timed.length === 0 && merged.length >= minimumSamples.ofShare)
      return unknownBecause({ kind: 'source', what: 'ci' });
    const window = inWindow(timed, ({ pull }) => pull.mergedAt, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const slowestFirst = window.items.toSorted((a, b) => b.minutes - a.minutes);
    const minutes = slowestFirst.map(item => item.minutes);

    return assessed(percentile(minutes, 0.75) ?? 0, {
      samples: minutes.length,
      windowDays: window.days,
      evidence: slowestFirst.slice(0, keptEvidence).map(({ pull }) => pullEvidence(pull)),
      figures: { pulls: minutes.length, median: rounded(median(minutes) ?? 0) },
    });
  },
});

/** How long its author waited for the checks of its final head; null where none ran. */
export function ciMinutes({ checks }: Pick<PullRequestRecord, 'checks'>): number | null {
  return checks === null ? null : Math.max(0, checks.completedAt - checks.queuedAt) / minuteMs;
}
