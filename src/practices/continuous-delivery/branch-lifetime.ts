import { median } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { hourMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { assessed, type Outcome, unknownBecause } from '../outcome.ts';
import { branchAgeMs } from '../pull-requests/branch-age.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { atMost } from '../thresholds.ts';

const shownLongest = 5;

export const branchLifetime = definePractice({
  id: 'branch-lifetime',
  domain: 'continuous-delivery',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  seenIn: ['integration-frequency'],
  levels: atMost('hours', { 2: 30 * 24, 3: 3 * 24, 4: 24, 5: 4 }),
  subItems: ['CD-CM-VC-BM'],
  needs: ['pullRequests'],

  evaluate({ pullRequests }, { at }): Outcome {
    const merged = mergedByPeople(pullRequests);
    const aged = merged.flatMap(pull => {
      const ageMs = branchAgeMs(pull, at);

      return ageMs === null ? [] : [{ pull, ageMs }];
    });
    const window = inWindow(aged, ({ pull }) => mergeOf(pull), at, minimumSamples.ofMean);
    if (!window.enough) {
      const all = inWindow(merged, mergeOf, at, minimumSamples.ofMean);
      if (all.enough) return unknownBecause({ kind: 'truncated', what: 'commits' });

      return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    }
    const longestFirst = window.items.toSorted((a, b) => b.ageMs - a.ageMs);

    return assessed((median(window.items.map(({ ageMs }) => ageMs)) ?? 0) / hourMs, {
      samples: window.items.length,
      windowDays: window.days,
      evidence: longestFirst.slice(0, shownLongest).map(({ pull }) => pullEvidence(pull)),
      figures: { whole: window.items.length },
    });
  },
});
