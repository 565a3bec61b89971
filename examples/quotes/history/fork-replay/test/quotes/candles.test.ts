import { expect, test } from 'vitest';
import { candles } from '../../src/quotes/replay.ts';

test('has no candle without quotes', () => {
  expect(candles([], 'HRBR', 60_000)).toEqual([]);
});
