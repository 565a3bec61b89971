import { mean, median } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { assessed, type Outcome, unknownBecause } from '../outcome.ts';
import { changedLines } from '../pull-requests/changed-lines.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { atMost } from '../thresholds.ts';

/** What level 3 asks: a change of more lines is seldom read to its end. */
export const reviewableLines = 395;

const shownLargest = 5;

export const prSize = definePractice({
  id: 'pr-size',
  domain: 'continuous-delivery',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  seenIn: ['review-pickup', 'branch-lifetime'],
  levels: atMost('lines', { 2: 793, 3: reviewableLines, 4: 219, 5: 100 }),
  needs: ['pullRequests', 'classOfPath'],

  evaluate({ pullRequests, classOfPath }, { at }): Outcome {
    const window = inWindow(mergedByPeople(pullRequests), mergeOf, at, minimumSamples.ofMean);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const sized = window.items.flatMap(pull => {
      const lines = changedLines(pull, classOfPath);

      return lines === null ? [] : [{ pull, lines }];
    });
    if (sized.length < minimumSamples.ofMean) return unknownBecause({ kind: 'truncated', what: 'files' });
    const sizes = sized.map(({ lines }) => lines);
    const largestFirst = sized.toSorted((a, b) => b.lines - a.lines);
    const unseen = window.items.length - sized.length;

    return assessed(mean(sizes) ?? 0, {
      samples: sized.length,
      windowDays: window.days,
      evidence: largestFirst.slice(0, shownLargest).map(({ pull }) => pullEvidence(pull)),
      figures: { whole: sized.length, median: median(sizes) ?? 0, unseen },
      // GitHub cuts the lists of the largest ones: the mean of the others is too small.
      lowerBound: unseen > 0 ? { kind: 'truncated', what: 'files' } : null,
      isAtLeast: unseen > 0,
    });
  },
});
