import { shareOf } from '../../metrics/statistics.ts';
import { dayMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { commitEvidence } from '../evidence.ts';
import { assessed, nothingOf, type Outcome, unknownBecause } from '../outcome.ts';
import { atLeast, moreThan } from '../thresholds.ts';

/** An older report says little of what is there now. */
const freshMs = 30 * dayMs;

export const existingCoverage = definePractice({
  id: 'existing-coverage',
  domain: 'continuous-delivery',
  scope: 'both',
  actor: 'maintainer',
  cost: 'habit',
  seenIn: ['change-fail-rate', 'escape-rate'],
  levels: atLeast('percent', { 2: 40, 3: moreThan(60), 4: 80, 5: 90 }),
  statements: ['unit-coverage'],
  needs: ['coverage'],

  evaluate({ coverage }, { at }): Outcome {
    const latest = coverage
      .filter(report => report.at <= at && at - report.at <= freshMs)
      .toSorted((a, b) => b.at - a.at)[0];
    if (latest === undefined) return unknownBecause({ kind: 'source', what: 'coverage' });
    const { covered, coverable, sha } = latest;
    const percent = shareOf(covered, coverable);
    if (percent === undefined) return nothingOf('lines');

    return assessed(percent, {
      evidence: [commitEvidence(sha)],
      figures: { covered, coverable, ageDays: Math.floor((at - latest.at) / dayMs) },
    });
  },
});
