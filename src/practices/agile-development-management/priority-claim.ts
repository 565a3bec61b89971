import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, isWithin, minimumSamples } from '../../metrics/window.ts';
import { dayMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { type Claim, claimsOf, mostUrgentFirst } from '../issues/claims.ts';
import { assessed, type Outcome, unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atLeast } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

/** So long events have to be kept before they show a habit. */
const leastHistoryMs = 14 * dayMs;

export const priorityClaim = definePractice({
  id: 'priority-claim',
  domain: 'agile-development-management',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  levels: atLeast('percent', { 3: 60, 4: 80, 5: 90 }),
  statements: ['priority-claim'],
  needs: ['issues', 'eventsSince'],

  evaluate({ issues, eventsSince }, { at, policy }): Outcome {
    if (areWorkItemsOutside(policy)) return outsideGitHub;
    if (at - eventsSince < leastHistoryMs) return unknownBecause({ kind: 'history', since: eventsSince });
    const alive = issues.filter(({ closedAt }) => closedAt === null || closedAt > eventsSince);
    if (alive.some(({ events }) => events === null))
      return unknownBecause({ kind: 'truncated', what: 'issue events' });

    const bots = new Set(policy.bots.map(login => login.toLowerCase()));
    const isBot = (login: string) => login.endsWith('[bot]') || bots.has(login.toLowerCase());
    const claims = alive.flatMap(issue => claimsOf(issue, isBot)).filter(claim => claim.at >= eventsSince);
    const ranked = claims.filter(hasRank);
    const window = inWindow(ranked, claim => claim.at, at, minimumSamples.ofShare);
    if (!window.enough) {
      if (ranked.length === 0 && claims.length >= window.minimum)
        return unknownBecause({ kind: 'source', what: 'labels' });

      return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    }
    const isFirst = mostUrgentFirst(alive);
    const others = window.items.filter(claim => !isFirst(claim));
    const whole = window.items.length;
    const part = whole - others.length;
    const bare = claims.filter(claim => claim.rank === null && isWithin(claim.at, at, window.days));

    return assessed(shareOf(part, whole) ?? 0, {
      samples: whole,
      windowDays: window.days,
      evidence: [...new Set(others.map(({ number }) => number))]
        .slice(0, keptEvidence)
        .map(number => issueEvidence({ number })),
      figures: { part, whole, bare: bare.length },
    });
  },
});

const hasRank = (claim: Claim): claim is Claim & { readonly rank: number } => claim.rank !== null;
