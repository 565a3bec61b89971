import { windowDays } from '../../metrics/window.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { EventGap } from '../../model/records/ladder-records.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { atLeast } from '../thresholds.ts';

/** Until so many days of events exist, nothing is said of them. */
const leastDays = 14;

export const metricDataComplete = definePractice({
  id: 'metric-data-complete',
  domain: 'performance-measurement',
  scope: 'repository',
  actor: 'organization-owner',
  cost: 'setting',
  levels: atLeast('percent', { 3: 90, 4: 98, 5: 99 }),
  gates: false,
  subItems: ['CD-MF-MD-MS'],
  needs: ['eventsSince', 'eventGaps'],

  evaluate({ eventsSince, eventGaps }, { at }) {
    const seen = (at - eventsSince) / dayMs;
    if (seen < leastDays) return unknownBecause({ kind: 'history', since: eventsSince });
    const days = Math.min(windowDays, Math.floor(seen));
    const broken = Array.from({ length: days }, (_, index) => at - (index + 1) * dayMs).filter(start =>
      eventGaps.some(gap => touches(gap, start)),
    );

    return assessed((100 * (days - broken.length)) / days, {
      samples: days,
      windowDays: days,
      figures: { part: days - broken.length, whole: days },
    });
  },
});

/** Days are counted back from the data timestamp. */
const touches = ({ from, to }: EventGap, start: Instant): boolean => from < start + dayMs && to > start;
