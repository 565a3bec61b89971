import { expect, test } from 'vitest';
import { candles } from '../../src/quotes/replay.ts';

test('has no candle without quotes', () => {
  expect(candles([], 'HRBR', 60_000)).toEqual([]);
});

test('grows a candle within its period', () => {
  const quotes = [10, 7, 12, 9].map((priceCents, index) => ({ symbol: 'HRBR', priceCents, atMs: index }));
  expect(candles(quotes, 'HRBR', 60_000)).toEqual([
    { startMs: 0, openCents: 10, closeCents: 9, lowCents: 7, highCents: 12 },
  ]);
});
