import { redFixTime as timeOf } from '../../metrics/red-lights.ts';
import { lastEndOf } from '../../metrics/run-verdicts.ts';
import { mean, median, percentile } from '../../metrics/statistics.ts';
import { endedWithin, minimumSamples, rareInWindow } from '../../metrics/window.ts';
import type { Cause } from '../../model/cause.ts';
import { minuteMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, nothingOf, unknownBecause } from '../outcome.ts';
import { ciEvidence } from '../outside-ci.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

/** When it was pushed, GitHub did not tell. */
const unseenPush: Cause = { kind: 'truncated', what: 'pushes' };

export const redFixTime = definePractice({
  id: 'red-fix-time',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'author',
  cost: 'habit',
  seenIn: ['main-green-time'],
  levels: atMost('minutes', { 2: 24 * 60, 3: 4 * 60, 4: 30, 5: 10 }),
  subItems: ['CD-BI-CI-IC'],
  statements: ['red-light'],
  needs: ['mainRuns'],

  evaluate({ mainRuns: { runs, redLights, inferred } }, { at }) {
    const endOf = ({ greenAt }: { readonly greenAt: number | null }) => greenAt ?? at;
    const window = rareInWindow(
      redLights.filter(({ isFlaky }) => !isFlaky),
      endOf,
      at,
      { of: runs, endOf: lastEndOf, minimum: minimumSamples.ofMean },
    );
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    if (window.items.length === 0)
      return inferred === null ? nothingOf('red-light') : unknownBecause(inferred);

    const longestFirst = window.items.toSorted((a, b) => timeOf(b, at) - timeOf(a, at));
    const minutes = longestFirst.map(light => timeOf(light, at) / minuteMs);
    const fixes = longestFirst.map(light => (endOf(light) - light.redAt) / minuteMs);
    const open = longestFirst.filter(({ greenAt }) => greenAt === null).length;
    const ended = endedWithin(redLights, endOf, at, window.days);

    return assessed(mean(minutes) ?? 0, {
      samples: minutes.length,
      windowDays: window.days,
      isAtLeast: open > 0,
      inferred: inferred ?? (longestFirst.some(({ isPushInferred }) => isPushInferred) ? unseenPush : null),
      evidence: longestFirst.slice(0, keptEvidence).map(({ breaking }) => ciEvidence(breaking)),
      figures: {
        ...{ lights: minutes.length, open, flaky: ended.length - minutes.length },
        median: rounded(median(minutes) ?? 0),
        p90: rounded(percentile(minutes, 0.9) ?? 0),
        fix: rounded(mean(fixes) ?? 0),
      },
    });
  },
});
