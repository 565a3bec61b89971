import { isWithin, minimumSamples, stretchedDays, windowDays } from '../../metrics/window.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { isBug } from '../issues/issue-kind.ts';
import { assessed, nothingOf, type Outcome, unknownBecause } from '../outcome.ts';
import { mergedByPeople } from '../pull-requests/merged-by-people.ts';
import { atMost } from '../thresholds.ts';
import { areWorkItemsOutside, outsideGitHub } from '../work-items-outside.ts';

export const defectTrend = definePractice({
  id: 'defect-trend',
  domain: 'continuous-testing',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('ratio', { 3: 1, 4: 0.9, 5: 0.75 }),
  statements: ['fewer-defects'],
  needs: ['pullRequests', 'issues'],

  evaluate({ pullRequests, issues }, { at, policy }): Outcome {
    if (areWorkItemsOutside(policy)) return outsideGitHub;
    const bugs = issues.filter(issue => isBug(issue) && issue.closedAs !== 'duplicate');
    if (bugs.length === 0) return nothingOf('bugs');
    const merged = mergedByPeople(pullRequests);
    const minimum = minimumSamples.ofShare;
    const [short, long] = [windowDays, stretchedDays].map(days => ({
      days,
      now: countsOf(bugs, merged, at, days),
      before: countsOf(bugs, merged, at - days * dayMs, days),
    }));
    const leastOf = (span: typeof short) => Math.min(span?.now.merged ?? 0, span?.before.merged ?? 0);
    const span = leastOf(short) >= minimum ? short : long;
    if (span === undefined || leastOf(span) < minimum)
      return unknownBecause({ kind: 'samples', n: Math.max(leastOf(short), leastOf(long)), minimum });
    const { now, before, days } = span;
    if (now.bugs + before.bugs === 0) return nothingOf('bugs');
    // Nothing can be set against none: one bug more would be without end.
    if (before.bugs === 0) return unknownBecause({ kind: 'samples', n: 0, minimum: 1 });

    return assessed((now.bugs * before.merged) / (before.bugs * now.merged), {
      samples: now.bugs + before.bugs,
      windowDays: days,
      figures: {
        ...{ bugs: now.bugs, merged: now.merged },
        ...{ bugsBefore: before.bugs, mergedBefore: before.merged },
      },
    });
  },
});

function countsOf(
  bugs: readonly IssueRecord[],
  merged: readonly PullRequestRecord[],
  at: Instant,
  days: number,
): { readonly bugs: number; readonly merged: number } {
  return {
    bugs: bugs.filter(({ openedAt }) => isWithin(openedAt, at, days)).length,
    merged: merged.filter(({ mergedAt }) => isWithin(mergedAt, at, days)).length,
  };
}
