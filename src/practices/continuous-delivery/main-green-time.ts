import { timeWithin } from '../../metrics/pull-request-phases.ts';
import { firstEndOf, lastEndOf } from '../../metrics/run-verdicts.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { dayMs, hourMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { ciEvidence } from '../outside-ci.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const mainGreenTime = definePractice({
  id: 'main-green-time',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'author',
  cost: 'habit',
  levels: atLeast('percent', { 2: 70, 3: 90, 4: 97, 5: 99 }),
  lines: 'judgement',
  subItems: ['CD-CM-VC-BM'],
  statements: ['red-light'],
  needs: ['mainRuns'],

  evaluate({ mainRuns: { runs, redLights, inferred } }, { at }) {
    const window = inWindow(runs, lastEndOf, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    // Before CI first ran nobody knows whether the branch was green.
    const first = runs.reduce((least, run) => Math.min(least, firstEndOf(run) ?? at), at);
    const from = Math.max(at - window.days * dayMs, first);
    const spans = redLights.map(({ redAt, greenAt }) => ({ from: redAt, to: greenAt }));
    const red = timeWithin(spans, from, at);
    const lights = redLights.filter(({ greenAt }) => (greenAt ?? at) > from);

    return assessed(shareOf(at - from - red, at - from) ?? 0, {
      samples: window.items.length,
      windowDays: window.days,
      inferred,
      evidence: lights.slice(-keptEvidence).map(({ breaking }) => ciEvidence(breaking)),
      figures: { lights: lights.length, hours: rounded(red / hourMs) },
    });
  },
});
