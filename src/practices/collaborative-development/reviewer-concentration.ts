import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, nothingOf, type Outcome, unknownBecause } from '../outcome.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { standingApprovals } from '../pull-requests/standing-approvals.ts';
import { atMost } from '../thresholds.ts';

export const reviewerConcentration = definePractice({
  id: 'reviewer-concentration',
  domain: 'collaborative-development',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  seenIn: ['review-pickup'],
  levels: atMost('percent', { 2: 80, 3: 60, 4: 40, 5: 30 }),
  lines: 'judgement',
  statements: ['role-conversion'],
  needs: ['pullRequests'],

  evaluate({ pullRequests }, { at }): Outcome {
    const merged = mergedByPeople(pullRequests);
    const seen = merged.filter(({ reviews }) => reviews !== null);
    if (seen.length === 0 && merged.length > 0) return unknownBecause({ kind: 'truncated', what: 'reviews' });
    const approvals = seen.flatMap(pull =>
      [...(standingApprovals(pull) ?? [])].map(reviewer => ({ pull, reviewer })),
    );
    if (approvals.length === 0 && seen.length > 0) return nothingOf('approvals');
    const window = inWindow(approvals, ({ pull }) => mergeOf(pull), at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const byReviewer = Map.groupBy(window.items, ({ reviewer }) => reviewer);
    const part = Math.max(...[...byReviewer.values()].map(({ length }) => length));
    const whole = window.items.length;

    // Nobody is named: the figure is about the team.
    return assessed(shareOf(part, whole) ?? 0, {
      samples: whole,
      windowDays: window.days,
      figures: { part, whole, reviewers: byReviewer.size },
    });
  },
});
