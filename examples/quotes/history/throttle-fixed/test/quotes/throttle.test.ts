import { expect, test } from 'vitest';
import { createThrottle, forgetSilent } from '../../src/quotes/throttle.ts';

const quote = (symbol: string, atMs: number) => ({ symbol, atMs, priceCents: 100 });

test('lets a symbol pass again after its silence', () => {
  const passes = createThrottle(100);
  expect([0, 99, 100].map(atMs => passes(quote('HRBR', atMs)))).toEqual([true, false, true]);
});

test('throttles each symbol for itself', () => {
  const passes = createThrottle(100);
  expect([passes(quote('HRBR', 0)), passes(quote('KEEL', 1))]).toEqual([true, true]);
});

test('forgets the symbols that were silent longest', () => {
  const filledAtMs = new Map([
    ['KEEL', 20],
    ['MAST', 10],
    ['HRBR', 30],
  ]);
  expect(forgetSilent(filledAtMs, 1)).toEqual(['KEEL', 'MAST']);
  expect([...filledAtMs.keys()]).toEqual(['HRBR']);
});
