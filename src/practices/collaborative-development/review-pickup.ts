import { pickupOf } from '../../metrics/review-clocks.ts';
import { mean, median } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { isHuman } from '../../model/records/account.ts';
import { hourMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

export const reviewPickup = definePractice({
  id: 'review-pickup',
  domain: 'collaborative-development',
  scope: 'both',
  actor: 'maintainer',
  cost: 'habit',
  seenIn: ['branch-lifetime'],
  levels: atMost('hours', { 2: 48, 3: 20, 4: 13, 5: 7 }),
  statements: ['newer-domains'],
  needs: ['pullRequests'],

  evaluate({ pullRequests }, { at, policy: { pickupFrom = 'ready' } }) {
    // Where GitHub cut the list of reviews, the first one may be missing.
    const seen = pullRequests.filter(({ author, reviews }) => isHuman(author) && reviews !== null);
    const clocked = seen.flatMap(pull => {
      const pickup = pickupOf(pull, at, pickupFrom);

      return pickup === null ? [] : [{ pull, ...pickup }];
    });
    const window = inWindow(clocked, ({ endedAt }) => endedAt ?? at, at, minimumSamples.ofMean);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const longestFirst = window.items.toSorted((a, b) => b.time - a.time);
    const hours = longestFirst.map(({ time }) => time / hourMs);
    const waiting = longestFirst.filter(({ endedAt }) => endedAt === null).length;

    return assessed(mean(hours) ?? 0, {
      samples: hours.length,
      windowDays: window.days,
      isAtLeast: waiting > 0,
      evidence: longestFirst.slice(0, keptEvidence).map(({ pull }) => pullEvidence(pull)),
      figures: {
        ...{ pulls: hours.length, waiting, median: rounded(median(hours) ?? 0) },
        isFromRequest: pickupFrom === 'request',
      },
    });
  },
});
