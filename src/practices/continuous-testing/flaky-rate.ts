import { firstEndOf, firstVerdict, isFlaky } from '../../metrics/run-verdicts.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { unseenAttempts } from '../first-attempts.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { ciEvidence } from '../outside-ci.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

export const flakyRate = definePractice({
  id: 'flaky-rate',
  domain: 'continuous-testing',
  scope: 'repository',
  actor: 'author',
  cost: 'habit',
  seenIn: ['ci-success-rate'],
  levels: atMost('percent', { 2: 20, 3: 10, 4: 5, 5: 1 }),
  subItems: ['CD-TM-AT-AA'],
  statements: ['automation-success', 'newer-domains'],
  needs: ['continuousIntegration'],

  evaluate({ continuousIntegration: { main, pullRequests, inferred } }, { at }) {
    const judged = [...main, ...pullRequests].filter(run => firstVerdict(run) !== null);
    const window = inWindow(judged, firstEndOf, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const flaky = window.items.filter(isFlaky);
    const whole = window.items.length;

    return assessed(shareOf(flaky.length, whole) ?? 0, {
      samples: whole,
      windowDays: window.days,
      inferred,
      lowerBound: unseenAttempts(window),
      evidence: flaky.slice(0, keptEvidence).map(ciEvidence),
      figures: { part: flaky.length, whole },
    });
  },
});
