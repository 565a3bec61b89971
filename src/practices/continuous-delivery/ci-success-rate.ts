import { firstEndOf, firstVerdict } from '../../metrics/run-verdicts.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { unseenAttempts } from '../first-attempts.ts';
import { ciEvidence } from '../outside-ci.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const ciSuccessRate = definePractice({
  id: 'ci-success-rate',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  seenIn: ['flaky-rate', 'main-green-time'],
  levels: atLeast('percent', { 2: 70, 3: 90, 4: 95, 5: 99 }),
  statements: ['automation-success'],
  needs: ['mainRuns'],

  evaluate({ mainRuns: { runs, inferred } }, { at }) {
    const judged = runs.filter(run => firstVerdict(run) !== null);
    const window = inWindow(judged, firstEndOf, at, minimumSamples.ofShare);

    // A first attempt that was not seen counts as if it had failed: the rate can only be better.
    return shareThatDoes(window, run => firstVerdict(run) === 'green', ciEvidence, {
      inferred,
      lowerBound: unseenAttempts(window),
    });
  },
});
