import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, isWithin, minimumSamples } from '../../metrics/window.ts';
import { isHuman } from '../../model/records/account.ts';
import type { Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { activeAuthors as activeAuthorsOf } from '../active-authors.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, type Outcome, unknownBecause } from '../outcome.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { atLeast } from '../thresholds.ts';

export const roleRotation = definePractice({
  id: 'role-rotation',
  domain: 'agile-development-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 2: 30, 3: 60, 4: 80, 5: 90 }),
  statements: ['role-conversion'],
  needs: ['pullRequests', 'commits'],

  evaluate({ pullRequests, commits }, { at }): Outcome {
    // The authors of the window are all there are; what has to be enough is the work in which they could meet.
    const window = inWindow(mergedByPeople(pullRequests), mergeOf, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const authors = activeAuthorsOf(commits, pullRequests, at, window.days);
    const reviewers = reviewersOf(pullRequests, at, window.days);
    const both = [...authors].filter(login => reviewers.has(login));
    const isPart = pullRequests.some(
      ({ reviews, updatedAt }) => reviews === null && isWithin(updatedAt, at, window.days),
    );

    return assessed(shareOf(both.length, authors.size) ?? 0, {
      samples: window.items.length,
      windowDays: window.days,
      figures: { part: both.length, whole: authors.size },
      // Who reviewed a pull request whose reviews nobody saw may be missing here.
      lowerBound: isPart ? { kind: 'truncated', what: 'reviews' } : null,
    });
  },
});

/** People who reviewed a pull request of somebody else, by their logins in lower case. */
function reviewersOf(pulls: readonly PullRequestRecord[], at: Instant, days: number): ReadonlySet<string> {
  return new Set(
    pulls.flatMap(({ author, reviews }) =>
      isHuman(author)
        ? (reviews ?? []).flatMap(review => {
            const login = isHuman(review.author) ? review.author.login.toLowerCase() : null;
            const isIn = isWithin(review.at, at, days);

            return login !== null && isIn && login !== author.login.toLowerCase() ? [login] : [];
          })
        : [],
    ),
  );
}
