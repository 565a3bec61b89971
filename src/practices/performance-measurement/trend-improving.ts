import { shareOf } from '../../metrics/statistics.ts';
import { windowDays } from '../../metrics/window.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { StoredValue } from '../../model/records/ladder-records.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atLeast } from '../thresholds.ts';

/** Within so much of the value before, it is stable. */
const tolerance = 0.05;
const leastMetrics = 10;

export const trendImproving = definePractice({
  id: 'trend-improving',
  domain: 'performance-measurement',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 4: 70, 5: 90 }),
  lines: 'judgement',
  subItems: ['CD-MF-MD-MT'],
  needs: ['storedValues'],

  evaluate({ storedValues }, { at }) {
    const pairs = pairsOf(storedValues, at);
    if (pairs.length < leastMetrics)
      return unknownBecause({ kind: 'samples', n: pairs.length, minimum: leastMetrics });
    const worse = pairs.filter(({ before, now }) => isWorse(before, now));
    const part = pairs.length - worse.length;

    return assessed(shareOf(part, pairs.length) ?? 0, {
      samples: pairs.length,
      windowDays,
      evidence: worse.slice(0, keptEvidence).map(({ now: { practice } }) => ({ text: practice })),
      figures: { part, whole: pairs.length },
    });
  },
});

interface Pair {
  readonly before: StoredValue;
  readonly now: StoredValue;
}

/** The last value of each metric in this window, and the last one of the window before. */
function pairsOf(values: readonly StoredValue[], at: Instant): readonly Pair[] {
  const edge = at - windowDays * dayMs;
  const [now, before] = [lastOf(values, edge, at), lastOf(values, edge - windowDays * dayMs, edge)];

  return [...now.values()].flatMap(value => {
    const earlier = before.get(value.practice);

    return earlier === undefined ? [] : [{ before: earlier, now: value }];
  });
}

function lastOf(
  values: readonly StoredValue[],
  after: Instant,
  until: Instant,
): ReadonlyMap<string, StoredValue> {
  const inside = values.filter(({ at }) => at > after && at <= until).toSorted((a, b) => a.at - b.at);

  return new Map(inside.map(value => [value.practice, value]));
}

function isWorse(before: StoredValue, { value, isLowerBetter }: StoredValue): boolean {
  const change = isLowerBetter ? value - before.value : before.value - value;

  return change > tolerance * Math.abs(before.value);
}
