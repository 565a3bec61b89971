import { expect, test } from 'vitest';
import { lengthOf, type Span } from '../../src/metrics/censored.ts';
import { mean, median } from '../../src/metrics/statistics.ts';
import { minuteMs } from '../../src/model/records/instant.ts';
import { now } from '../builders/ladder-facts.ts';

test('closed after 10, 20 and 30 minutes and one open for 5 hours: median 25, mean 90', () => {
  const from = now - 300 * minuteMs;
  const spans: readonly Span[] = [
    ...[10, 20, 30].map(minutes => ({ from, to: from + minutes * minuteMs })),
    { from, to: null },
  ];
  const minutes = spans.map(span => lengthOf(span, now) / minuteMs);

  expect([median(minutes), mean(minutes)]).toEqual([25, 90]);
  expect(median(minutes.slice(0, 3))).toBe(20);
});
