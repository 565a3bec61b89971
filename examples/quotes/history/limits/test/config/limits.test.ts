import { expect, test } from 'vitest';
import { parseLimits } from '../../src/config/limits.ts';

test('keeps the default of what is not named', () => {
  expect(parseLimits('perSecond=20')).toEqual({ perSecond: 20, symbols: 100 });
});

test('names a limit that is no whole number', () => {
  expect(() => parseLimits('symbols=2.5')).toThrow('Not a whole number: "symbols=2.5"');
});
