import { expect, test } from 'vitest';
import { parseQuote } from '../../src/quotes/quote.ts';

test('reads symbol, price and time', () => {
  expect(parseQuote('HRBR,10050,250')).toEqual({ symbol: 'HRBR', priceCents: 10050, atMs: 250 });
});

test('takes a price with a decimal point for the main unit', () => {
  expect(parseQuote('HRBR,100.50,250').priceCents).toBe(10050);
});

test('names a line that is no quote', () => {
  expect(() => parseQuote('HRBR')).toThrow('Not a quote: "HRBR"');
});
