import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, isWithin, minimumSamples } from '../../metrics/window.ts';
import { checkRunNames } from '../../model/check-run-output.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { assessed, nothingOf, type Outcome, unknownBecause } from '../outcome.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { ruleCondition } from '../rules-condition.ts';
import { keptEvidence } from '../share.ts';
import { from, moreThan } from '../thresholds.ts';

export const incrementalCoverage = definePractice({
  id: 'incremental-coverage',
  domain: 'continuous-delivery',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  seenIn: ['change-fail-rate', 'escape-rate'],
  levels: {
    unit: 'percent',
    lines: { 2: from(50), 3: moreThan(80), 4: moreThan(80, 'required'), 5: from(90, 'required') },
  },
  statements: ['incremental-coverage'],
  needs: ['pullRequests', 'rulesSeen'],

  evaluate({ pullRequests, rulesSeen }, { at }): Outcome {
    const merged = mergedByPeople(pullRequests);
    const reported = merged.filter(({ coverage }) => coverage !== null);
    const measured = reported.filter(({ coverage }) => (coverage?.coverable ?? 0) > 0);
    if (reported.length === 0 && merged.length > 0) return unknownBecause({ kind: 'report' });
    if (measured.length === 0 && reported.length > 0) return nothingOf('lines');
    const window = inWindow(measured, mergeOf, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const { covered, coverable } = coverageOfAll(window.items);
    const missing = window.items.filter(
      ({ coverage }) => coverage !== null && coverage.covered < coverage.coverable,
    );

    return assessed(shareOf(covered, coverable) ?? 0, {
      samples: window.items.length,
      windowDays: window.days,
      evidence: missing.slice(0, keptEvidence).map(pullEvidence),
      figures: {
        ...{ covered, coverable, measured: window.items.length },
        merged: merged.filter(({ mergedAt }) => isWithin(mergedAt, at, window.days)).length,
      },
      conditions: {
        required: ruleCondition(rulesSeen, ({ requiredChecks }) =>
          requiredChecks.includes(checkRunNames['incremental-coverage']),
        ),
      },
    });
  },
});

/** A ratio of sums: a mean of each one's share would let two covered lines weigh as much as a hundred missed ones. */
export function coverageOfAll(pulls: readonly Pick<PullRequestRecord, 'coverage'>[]): {
  readonly covered: number;
  readonly coverable: number;
} {
  const sum = (part: 'covered' | 'coverable') =>
    pulls.reduce((all, { coverage }) => all + (coverage?.[part] ?? 0), 0);

  return { covered: sum('covered'), coverable: sum('coverable') };
}
